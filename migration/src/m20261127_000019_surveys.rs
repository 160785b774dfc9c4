//! Surveys: what is asked, who is invited, and what was answered. Rows of answers have random keys, so that their order
//! tells nothing.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE survey (
    id {ID},
    project_id {BIG} REFERENCES project (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    anonymous {BOOL} NOT NULL,
    state TEXT NOT NULL,
    audience TEXT NOT NULL,
    stage TEXT,
    opens_at {INSTANT} NOT NULL,
    closes_at {INSTANT} NOT NULL,
    opened_at {INSTANT},
    closed_at {INSTANT},
    looks_at {INSTANT},
    copy_of {BIG} REFERENCES survey (id),
    version {BIG} NOT NULL,
    created_by {BIG} REFERENCES account (id),
    created_at {INSTANT} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX survey_project ON survey (project_id, id);
CREATE INDEX survey_looks ON survey (looks_at, id) WHERE looks_at IS NOT NULL;

CREATE TABLE survey_question (
    id {ID},
    survey_id {BIG} NOT NULL REFERENCES survey (id),
    position {INT} NOT NULL,
    kind TEXT NOT NULL,
    text_zh TEXT NOT NULL,
    text_en TEXT,
    required {BOOL} NOT NULL,
    choices {JSON} NOT NULL,
    topic TEXT,
    UNIQUE (survey_id, position)
) {STRICT};

CREATE TABLE survey_quota (
    id {ID},
    survey_id {BIG} NOT NULL REFERENCES survey (id),
    position {INT} NOT NULL,
    building_id {BIG} REFERENCES building (id),
    stage TEXT,
    max_count {INT} NOT NULL CHECK (max_count > 0),
    count {INT} NOT NULL CHECK (count >= 0 AND count <= max_count),
    UNIQUE (survey_id, position)
) {STRICT};
CREATE INDEX survey_quota_building ON survey_quota (building_id) WHERE building_id IS NOT NULL;

CREATE TABLE survey_invitation (
    id {ID},
    survey_id {BIG} NOT NULL REFERENCES survey (id),
    account_id {BIG} NOT NULL REFERENCES account (id),
    unit_id {BIG} REFERENCES unit (id),
    stage TEXT,
    quota_id {BIG} REFERENCES survey_quota (id),
    invited_at {INSTANT} NOT NULL,
    reminded_at {INSTANT},
    declined_at {INSTANT},
    answered_on {DATE},
    UNIQUE (survey_id, account_id)
) {STRICT};
CREATE UNIQUE INDEX survey_invitation_unit ON survey_invitation (survey_id, unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX survey_invitation_survey ON survey_invitation (survey_id, id);
CREATE INDEX survey_invitation_account ON survey_invitation (account_id, id);
CREATE INDEX survey_invitation_home ON survey_invitation (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX survey_invitation_silent ON survey_invitation (survey_id, invited_at)
    WHERE reminded_at IS NULL AND declined_at IS NULL AND answered_on IS NULL;

CREATE TABLE survey_answer (
    key {BIG} PRIMARY KEY,
    survey_id {BIG} NOT NULL REFERENCES survey (id),
    building_id {BIG} REFERENCES building (id),
    stage TEXT,
    answered_on {DATE} NOT NULL,
    account_id {BIG} REFERENCES account (id)
) {STRICT};
CREATE INDEX survey_answer_survey ON survey_answer (survey_id, answered_on, key);
CREATE INDEX survey_answer_building ON survey_answer (building_id) WHERE building_id IS NOT NULL;
CREATE INDEX survey_answer_account ON survey_answer (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE survey_reply (
    key {BIG} PRIMARY KEY,
    answer_key {BIG} NOT NULL REFERENCES survey_answer (key),
    question_id {BIG} NOT NULL REFERENCES survey_question (id),
    number {INT},
    choice TEXT,
    text TEXT
) {STRICT};
CREATE INDEX survey_reply_answer ON survey_reply (answer_key);
CREATE INDEX survey_reply_question ON survey_reply (question_id, number);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

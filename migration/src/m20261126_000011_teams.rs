//! Who works on complaints and what they cost: teams and the rules that lead to them, offers, danger, prepared
//! answers, compensation, follow-up visits and saved views.
//!
//! One team and one rule are there from the beginning: where no other rule fits, this one does. Lists of work have danger
//! first, and so do their indexes.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE team (
    id {ID},
    project_id {BIG} REFERENCES project (id),
    city TEXT,
    name TEXT NOT NULL,
    version {BIG} NOT NULL,
    created_at {INSTANT} NOT NULL,
    closed_at {INSTANT}
) {STRICT};
CREATE UNIQUE INDEX team_name ON team (COALESCE(project_id, 0), COALESCE(city, ''), name) WHERE closed_at IS NULL;

CREATE TABLE team_member (
    team_id {BIG} NOT NULL REFERENCES team (id),
    account_id {BIG} NOT NULL REFERENCES account (id),
    added_at {INSTANT} NOT NULL,
    PRIMARY KEY (team_id, account_id)
) {STRICT};
CREATE INDEX team_member_account ON team_member (account_id, team_id);

CREATE TABLE routing_rule (
    id {ID},
    project_id {BIG} REFERENCES project (id),
    city TEXT,
    category TEXT,
    grade TEXT,
    team_id {BIG} NOT NULL REFERENCES team (id),
    set_at {INSTANT} NOT NULL
) {STRICT};
CREATE UNIQUE INDEX routing_rule_case
    ON routing_rule (COALESCE(project_id, 0), COALESCE(city, ''), COALESCE(category, ''), COALESCE(grade, ''));
CREATE INDEX routing_rule_team ON routing_rule (team_id);

INSERT INTO team (name, version, created_at) VALUES ('客户关系', 1, '2026-11-26T00:00:00+00:00');
INSERT INTO routing_rule (team_id, set_at) SELECT id, created_at FROM team;

ALTER TABLE complaint ADD COLUMN team_id {BIG} REFERENCES team (id);
ALTER TABLE complaint ADD COLUMN team_decided {BOOL} NOT NULL DEFAULT {FALSE};
ALTER TABLE complaint ADD COLUMN refused_at {INSTANT};
ALTER TABLE complaint ADD COLUMN offered_to_id {BIG} REFERENCES account (id);
ALTER TABLE complaint ADD COLUMN danger {BOOL} NOT NULL DEFAULT {FALSE};
UPDATE complaint SET danger = NOT danger WHERE category = 'safety' OR grade = 's1';
DROP INDEX complaint_due;
CREATE INDEX complaint_due ON complaint (project_id, danger DESC, due_at, id) WHERE due_at IS NOT NULL;
DROP INDEX complaint_all_due;
CREATE INDEX complaint_all_due ON complaint (danger DESC, due_at, id) WHERE due_at IS NOT NULL;
DROP INDEX complaint_handler;
CREATE INDEX complaint_handler ON complaint (handler_id, danger DESC, due_at, id);
CREATE INDEX complaint_team ON complaint (team_id, danger DESC, due_at, id);
CREATE INDEX complaint_offered ON complaint (offered_to_id) WHERE offered_to_id IS NOT NULL;

CREATE TABLE canned_answer (
    id {ID},
    project_id {BIG} REFERENCES project (id),
    city TEXT,
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    version {BIG} NOT NULL,
    changed_by {BIG} REFERENCES account (id),
    changed_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX canned_answer_place ON canned_answer (project_id, city, title, id);

CREATE TABLE compensation (
    id {ID},
    complaint_id {BIG} NOT NULL REFERENCES complaint (id),
    project_id {BIG} NOT NULL REFERENCES project (id),
    kind TEXT NOT NULL,
    value_fen {BIG} NOT NULL,
    points {BIG},
    state TEXT NOT NULL,
    proposed_by {BIG} NOT NULL REFERENCES account (id),
    proposed_at {INSTANT} NOT NULL,
    proposed_act {INT} NOT NULL,
    pay_within_days {INT} NOT NULL,
    approved_at {INSTANT},
    closed_at {INSTANT},
    pay_by_at {INSTANT},
    received_at {INSTANT},
    version {BIG} NOT NULL
) {STRICT};
CREATE INDEX compensation_complaint ON compensation (complaint_id, id);
CREATE INDEX compensation_project ON compensation (project_id, proposed_at, id);
CREATE INDEX compensation_payable ON compensation (pay_by_at, id) WHERE state = 'accepted';
CREATE UNIQUE INDEX compensation_open ON compensation (complaint_id, kind)
    WHERE state IN ('proposed', 'approved', 'accepted');

CREATE TABLE compensation_approval (
    compensation_id {BIG} NOT NULL REFERENCES compensation (id),
    approver_id {BIG} NOT NULL REFERENCES account (id),
    approved_at {INSTANT} NOT NULL,
    PRIMARY KEY (compensation_id, approver_id)
) {STRICT};

CREATE TABLE compensation_payment (
    compensation_id {BIG} NOT NULL PRIMARY KEY REFERENCES compensation (id),
    value_fen {BIG} NOT NULL,
    points {BIG},
    reference TEXT NOT NULL UNIQUE,
    paid_by {BIG} NOT NULL REFERENCES account (id),
    paid_at {INSTANT} NOT NULL
) {STRICT};

CREATE TABLE compensation_limit (
    project_id {BIG} NOT NULL PRIMARY KEY REFERENCES project (id),
    lead_fen {BIG} NOT NULL,
    one_person_fen {BIG} NOT NULL,
    version {BIG} NOT NULL
) {STRICT};

CREATE TABLE visit (
    id {ID},
    complaint_id {BIG} NOT NULL REFERENCES complaint (id),
    cycle {INT} NOT NULL,
    state TEXT NOT NULL,
    from_at {INSTANT} NOT NULL,
    due_at {INSTANT} NOT NULL,
    attempt_count {INT} NOT NULL,
    solved {BOOL},
    satisfaction {INT},
    visitor_id {BIG} REFERENCES account (id),
    ended_at {INSTANT},
    UNIQUE (complaint_id, cycle)
) {STRICT};
CREATE INDEX visit_due ON visit (due_at, id) WHERE state = 'due';

CREATE TABLE saved_view (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    filters {JSON} NOT NULL,
    created_at {INSTANT} NOT NULL,
    UNIQUE (account_id, name)
) {STRICT};
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

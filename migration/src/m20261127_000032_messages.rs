//! What few say among themselves, and who wants to hear nothing of whom.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE conversation (
    id {ID},
    started_by {BIG} NOT NULL REFERENCES account (id),
    project_id {BIG} REFERENCES project (id),
    title TEXT NOT NULL,
    last_number {INT} NOT NULL,
    staff_read_number {INT} NOT NULL,
    last_message_at {INSTANT} NOT NULL,
    started_at {INSTANT} NOT NULL,
    CHECK (staff_read_number BETWEEN 0 AND last_number)
) {STRICT};
CREATE INDEX conversation_project ON conversation (project_id, last_message_at, id) WHERE project_id IS NOT NULL;
CREATE INDEX conversation_staff ON conversation (last_message_at, id) WHERE project_id IS NOT NULL;
CREATE INDEX conversation_started ON conversation (started_by);

CREATE TABLE conversation_person (
    conversation_id {BIG} NOT NULL REFERENCES conversation (id),
    account_id {BIG} NOT NULL REFERENCES account (id),
    joined_number {INT} NOT NULL,
    read_number {INT} NOT NULL,
    muted {BOOL} NOT NULL,
    joined_at {INSTANT} NOT NULL,
    left_at {INSTANT},
    PRIMARY KEY (conversation_id, account_id),
    CHECK (joined_number >= 0 AND read_number >= joined_number)
) {STRICT};
CREATE INDEX conversation_person_account ON conversation_person (account_id, conversation_id);

CREATE TABLE message (
    id {ID},
    conversation_id {BIG} NOT NULL REFERENCES conversation (id),
    number {INT} NOT NULL,
    author_id {BIG} NOT NULL REFERENCES account (id),
    as_staff {BOOL} NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    html_version {INT} NOT NULL,
    written_at {INSTANT} NOT NULL,
    deleted_at {INSTANT},
    CHECK (number > 0),
    CHECK (deleted_at IS NULL OR (markdown = '' AND html = '')),
    UNIQUE (conversation_id, number)
) {STRICT};
CREATE INDEX message_author ON message (author_id, id);

CREATE TABLE block (
    account_id {BIG} NOT NULL REFERENCES account (id),
    blocked_id {BIG} NOT NULL REFERENCES account (id),
    blocked_at {INSTANT} NOT NULL,
    PRIMARY KEY (account_id, blocked_id),
    CHECK (account_id <> blocked_id)
) {STRICT};
CREATE INDEX block_blocked ON block (blocked_id, account_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

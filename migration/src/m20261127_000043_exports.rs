//! Archives of all that somebody wrote, made on asking and kept for a week.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE export (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    state TEXT NOT NULL,
    attempt_count {INT} NOT NULL,
    leased_until {INSTANT},
    byte_count {BIG},
    asked_at {INSTANT} NOT NULL,
    ended_at {INSTANT},
    expires_at {INSTANT} NOT NULL,
    CHECK ((state = 'waiting') = (ended_at IS NULL)),
    CHECK ((state = 'ready') = (byte_count IS NOT NULL))
) {STRICT};
CREATE UNIQUE INDEX export_waiting ON export (account_id) WHERE state = 'waiting';
CREATE INDEX export_account ON export (account_id, id);
CREATE INDEX export_due ON export (id) WHERE state = 'waiting';
CREATE INDEX export_expiring ON export (expires_at);

CREATE INDEX revision_writer ON revision (written_by, id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

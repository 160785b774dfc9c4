//! That somebody thinks that a post should not stand.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE flag (
    id {ID},
    post_id {BIG} NOT NULL REFERENCES post (id),
    account_id {BIG} NOT NULL REFERENCES account (id),
    revision_count {INT} NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    flagged_at {INSTANT} NOT NULL,
    decision TEXT,
    decided_at {INSTANT},
    decided_by {BIG} REFERENCES account (id),
    CHECK ((decision IS NULL) = (decided_at IS NULL)),
    UNIQUE (post_id, account_id, revision_count)
) {STRICT};
CREATE INDEX flag_open ON flag (post_id, id) WHERE decision IS NULL;
CREATE INDEX flag_account ON flag (account_id, id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

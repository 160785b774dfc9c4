//! Posts that somebody keeps for themselves, and when they want to be told of them again.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE bookmark (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    post_id {BIG} NOT NULL REFERENCES post (id),
    note TEXT NOT NULL,
    remind_at {INSTANT},
    reminded_at {INSTANT},
    bookmarked_at {INSTANT} NOT NULL,
    UNIQUE (account_id, post_id),
    CHECK (remind_at IS NOT NULL OR reminded_at IS NULL)
) {STRICT};
CREATE INDEX bookmark_account ON bookmark (account_id, id);
CREATE INDEX bookmark_reminder ON bookmark (account_id, remind_at, id) WHERE remind_at IS NOT NULL;
CREATE INDEX bookmark_due ON bookmark (remind_at, id) WHERE remind_at IS NOT NULL AND reminded_at IS NULL;
CREATE INDEX bookmark_post ON bookmark (post_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

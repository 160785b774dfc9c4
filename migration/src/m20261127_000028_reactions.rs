//! What people think of posts, in a click.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE reaction (
    post_id {BIG} NOT NULL REFERENCES post (id),
    account_id {BIG} NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    reacted_at {INSTANT} NOT NULL,
    PRIMARY KEY (post_id, account_id, kind)
) {STRICT};
CREATE INDEX reaction_account ON reaction (account_id, post_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

//! Up to when somebody marked all topics as read: one row for all boards, and one for each board that was marked alone. The
//! topics opened lately are read from `topic_opened`, which is there.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE read_mark (
    account_id {BIG} NOT NULL REFERENCES account (id),
    board_id {BIG} NOT NULL CHECK (board_id >= 0),
    until_at {INSTANT} NOT NULL,
    PRIMARY KEY (account_id, board_id)
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

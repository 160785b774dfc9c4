//! How closely somebody follows a board or a topic.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE board_watch (
    account_id {BIG} NOT NULL REFERENCES account (id),
    board_id {BIG} NOT NULL REFERENCES board (id),
    level TEXT NOT NULL,
    changed_at {INSTANT} NOT NULL,
    PRIMARY KEY (account_id, board_id)
) {STRICT};
CREATE INDEX board_watch_board ON board_watch (board_id, account_id);

CREATE TABLE topic_watch (
    account_id {BIG} NOT NULL REFERENCES account (id),
    topic_id {BIG} NOT NULL REFERENCES topic (id),
    level TEXT NOT NULL,
    changed_at {INSTANT} NOT NULL,
    PRIMARY KEY (account_id, topic_id)
) {STRICT};
CREATE INDEX topic_watch_topic ON topic_watch (topic_id, account_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

//! How often similar topics were shown to who was about to open one, and what came of it: counters by board and day, and
//! for two days the steps of each composer, by the hash of a token that says nothing of anybody.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE deflection_day (
    board_id {BIG} NOT NULL REFERENCES board (id),
    counted_on {DATE} NOT NULL,
    shown_count {BIG} NOT NULL CHECK (shown_count >= 0),
    opened_count {BIG} NOT NULL CHECK (opened_count >= 0),
    answered_count {BIG} NOT NULL CHECK (answered_count >= 0),
    posted_count {BIG} NOT NULL CHECK (posted_count >= 0),
    deflected_count {BIG} NOT NULL CHECK (deflected_count >= 0),
    PRIMARY KEY (board_id, counted_on)
) {STRICT};

CREATE TABLE deflection_token (
    token_hash TEXT NOT NULL PRIMARY KEY,
    board_id {BIG} NOT NULL REFERENCES board (id),
    counted_on {DATE} NOT NULL,
    opened {BOOL} NOT NULL,
    answered {BOOL} NOT NULL,
    posted {BOOL} NOT NULL,
    begun_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX deflection_token_begun ON deflection_token (begun_at);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

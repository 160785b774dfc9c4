//! Auctions: what is bid for a home. Terms, deposits and refunds of an auction are those of the row of `group_buy` with the
//! same id.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const TABLES: &str = "
ALTER TABLE group_buy ADD COLUMN mode TEXT NOT NULL DEFAULT 'group_buy';
CREATE INDEX group_buy_mode ON group_buy (mode, state, id);

CREATE TABLE auction (
    id {BIG} PRIMARY KEY REFERENCES group_buy (id),
    unit_id {BIG} REFERENCES unit (id),
    home TEXT,
    start_fen {BIG} NOT NULL CHECK (start_fen > 0),
    step_fen {BIG} NOT NULL CHECK (step_fen > 0),
    opens_at {INSTANT} NOT NULL,
    closes_at {INSTANT} NOT NULL,
    latest_end_at {INSTANT} NOT NULL,
    ends_at {INSTANT} NOT NULL,
    signs_until_at {INSTANT} NOT NULL,
    soft_close_minutes {INT} NOT NULL CHECK (soft_close_minutes > 0),
    bid_count {INT} NOT NULL CHECK (bid_count >= 0)
) {STRICT};
CREATE INDEX auction_unit ON auction (unit_id);
CREATE INDEX auction_ends ON auction (ends_at, id);

CREATE TABLE bid (
    id {ID},
    auction_id {BIG} NOT NULL REFERENCES auction (id),
    number {INT} NOT NULL CHECK (number > 0),
    deposit_id {BIG} NOT NULL REFERENCES deposit (id),
    bidder {INT} NOT NULL CHECK (bidder > 0),
    fen {BIG} NOT NULL CHECK (fen > 0),
    ends_at {INSTANT} NOT NULL,
    bid_at {INSTANT} NOT NULL,
    UNIQUE (auction_id, number),
    UNIQUE (auction_id, fen)
) {STRICT};
CREATE INDEX bid_deposit ON bid (deposit_id, id);
";

const ON_SQLITE: [&str; 2] = [
    "CREATE TRIGGER bid_no_update BEFORE UPDATE ON bid \
     BEGIN SELECT RAISE(ABORT, 'what was bid stays'); END",
    "CREATE TRIGGER bid_no_delete BEFORE DELETE ON bid \
     BEGIN SELECT RAISE(ABORT, 'what was bid stays'); END",
];
const ON_POSTGRES: [&str; 2] = [
    "CREATE FUNCTION bid_refuse() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'what was bid stays'; END $$",
    "CREATE TRIGGER bid_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON bid \
     FOR EACH STATEMENT EXECUTE FUNCTION bid_refuse()",
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await?;
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        for statement in if sqlite { ON_SQLITE } else { ON_POSTGRES } {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

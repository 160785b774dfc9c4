//! On PostgreSQL, where several nodes write: which versions each transaction moved on, for the caches of all nodes. It
//! holds the counters by their places, as text; none named means all of them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const STEP: &str = "
CREATE TABLE version_change (
    id {ID},
    txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    counters TEXT
);
CREATE INDEX version_change_txid ON version_change (txid);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // With SQLite one process writes and knows by itself.
        if manager.get_database_backend() == DbBackend::Postgres { run(manager, STEP).await } else { Ok(()) }
    }
}

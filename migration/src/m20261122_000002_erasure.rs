//! An account can be erased: its row stays, for what it wrote keeps an author, but says nothing of a person.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const ERASURE: &str = "
ALTER TABLE account ADD COLUMN erased_at {INSTANT};
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, ERASURE).await
    }
}

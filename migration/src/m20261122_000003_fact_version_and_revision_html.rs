//! Facts are edited like everything else, by the version that was seen; a revision keeps the HTML it was shown with,
//! so that reading it renders nothing.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const STEP: &str = "
ALTER TABLE project_fact ADD COLUMN version {BIG} NOT NULL DEFAULT 1;
ALTER TABLE revision ADD COLUMN html TEXT NOT NULL DEFAULT '';
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, STEP).await
    }
}

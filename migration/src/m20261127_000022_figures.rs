//! What figures read beside promises: commitments, and deadlines that stood still. They are few among all deadlines.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const STEP: &str = "
CREATE INDEX complaint_deadline_pausing ON complaint_deadline (source, started_at, project_id)
    WHERE kind = 'commitment' OR pauses <> '[]';
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, STEP).await
    }
}

//! Indexes for what is asked again and again: the next job of a kind, the newest compensations of all projects, what a team
//! refused.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const STEP: &str = "
CREATE INDEX job_of_kind ON job (kind, run_at, id) WHERE done_at IS NULL;
CREATE INDEX compensation_newest ON compensation (proposed_at, id);
CREATE INDEX complaint_refused ON complaint (received_at, id) WHERE refused_at IS NOT NULL;
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, STEP).await
    }
}

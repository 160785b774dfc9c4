//! Complaints keep the version of their promise and when something happens to them by itself; the time to put
//! something right can stand still; steps of the clock are kept.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const CHANGES: &str = "
ALTER TABLE complaint ADD COLUMN promise_version {INT} NOT NULL DEFAULT 1;
ALTER TABLE complaint ADD COLUMN step_at {INSTANT};
ALTER TABLE complaint ADD COLUMN proposed_by {BIG} REFERENCES account (id);
ALTER TABLE complaint ADD COLUMN skipped {BOOL} NOT NULL DEFAULT {FALSE};
CREATE INDEX complaint_step ON complaint (step_at, id) WHERE step_at IS NOT NULL;
ALTER TABLE complaint_deadline ADD COLUMN pauses {JSON} NOT NULL DEFAULT '[]';
CREATE INDEX complaint_deadline_owed ON complaint_deadline (kind, complaint_id)
    WHERE met_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX complaint_act_kind ON complaint_act (kind, acted_at, complaint_id);

CREATE TABLE clock_step (
    id {ID},
    noticed_at {INSTANT} NOT NULL,
    latest_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX clock_step_latest ON clock_step (latest_at);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, CHANGES).await
    }
}

//! Figures read from indexes alone: a promise says of which project it is and whether it was made here, and what is
//! counted stands in the index. Complaints that were made elsewhere are taken in and counted apart.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const STEP: &str = "
ALTER TABLE complaint ADD COLUMN source TEXT NOT NULL DEFAULT 'live';
ALTER TABLE complaint_deadline ADD COLUMN source TEXT NOT NULL DEFAULT 'live';
ALTER TABLE complaint_deadline ADD COLUMN project_id {BIG} NOT NULL DEFAULT 0;
UPDATE complaint_deadline SET project_id =
    (SELECT project_id FROM complaint WHERE complaint.id = complaint_deadline.complaint_id);
DROP INDEX complaint_deadline_period;
CREATE INDEX complaint_deadline_promised ON complaint_deadline
    (source, started_at, project_id, complaint_id, due_at, met_at, cancelled_at) WHERE kind = 'first_answer';
CREATE INDEX complaint_deadline_promised_there ON complaint_deadline
    (source, project_id, started_at, complaint_id, due_at, met_at, cancelled_at) WHERE kind = 'first_answer';
CREATE INDEX complaint_deadline_waiting ON complaint_deadline (source, project_id, started_at)
    WHERE kind = 'first_answer' AND met_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX complaint_deadline_late ON complaint_deadline (source, due_at, id)
    WHERE kind = 'first_answer' AND (met_at IS NULL OR met_at > due_at);
CREATE INDEX complaint_deadline_late_there ON complaint_deadline (source, project_id, due_at, id)
    WHERE kind = 'first_answer' AND (met_at IS NULL OR met_at > due_at);
CREATE INDEX complaint_category ON complaint (project_id, category);
CREATE INDEX complaint_unit ON complaint (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX complaint_act_doubted ON complaint_act (complaint_id)
    WHERE kind IN ('answer_retracted', 'answer_disputed');
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, STEP).await
    }
}

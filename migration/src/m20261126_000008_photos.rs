//! Photos that go with acts of complaints. A picture is taken in first and claimed by what shows it; what nothing claims
//! is swept.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const STEP: &str = "
ALTER TABLE attachment ADD COLUMN claimed_at {INSTANT};
UPDATE attachment SET claimed_at = created_at WHERE id IN (SELECT avatar_id FROM profile);
CREATE INDEX attachment_waiting ON attachment (created_by, created_at, id) WHERE claimed_at IS NULL;

CREATE TABLE complaint_photo (
    attachment_id {BIG} NOT NULL PRIMARY KEY REFERENCES attachment (id),
    act_id {BIG} NOT NULL REFERENCES complaint_act (id),
    position {INT} NOT NULL,
    salt {BYTES} NOT NULL
) {STRICT};
CREATE INDEX complaint_photo_act ON complaint_photo (act_id, position);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, STEP).await
    }
}

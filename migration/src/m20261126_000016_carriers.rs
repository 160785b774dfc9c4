//! Notices by text message and to devices. Who had chosen what is shown is pushed the same, once a device is registered.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const STEP: &str = "
ALTER TABLE notice_setting ADD COLUMN sms {BOOL} NOT NULL DEFAULT {FALSE};
ALTER TABLE notice_setting ADD COLUMN push {BOOL} NOT NULL DEFAULT {FALSE};
UPDATE notice_setting SET push = in_app;

CREATE TABLE notice_device (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    session_id {BIG} NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    created_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX notice_device_account ON notice_device (account_id);
CREATE INDEX notice_device_session ON notice_device (session_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, STEP).await
    }
}

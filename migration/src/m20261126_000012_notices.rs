//! Notices: what happened, told to those concerned; how each wants to be told; how far within a row of the outbox a
//! follower has come; and that an address takes no mail. What happened before this step is told to nobody.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const STEP: &str = "
ALTER TABLE account ADD COLUMN email_failed_at {INSTANT};
ALTER TABLE follower ADD COLUMN within {BIG} NOT NULL DEFAULT 0;

INSERT INTO follower (name, txid, seq, updated_at)
SELECT 'notices', txid, seq, created_at FROM outbox ORDER BY txid DESC, seq DESC LIMIT 1;

INSERT INTO follower (name, txid, seq, updated_at)
SELECT 'notices', 0, 0, CAST('1970-01-01T00:00:00+00:00' AS {INSTANT})
WHERE NOT EXISTS (SELECT 1 FROM follower WHERE name = 'notices');

CREATE TABLE notice (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    fact TEXT NOT NULL,
    subject_id {BIG} NOT NULL,
    actor_id {BIG} REFERENCES account (id),
    happened_at {INSTANT} NOT NULL,
    in_app {BOOL} NOT NULL,
    mail TEXT NOT NULL,
    read_at {INSTANT},
    mailed_at {INSTANT},
    mail_failed_at {INSTANT},
    UNIQUE (account_id, fact)
) {STRICT};
CREATE INDEX notice_account ON notice (account_id, id);
CREATE INDEX notice_unread ON notice (account_id, id) WHERE read_at IS NULL;
CREATE INDEX notice_undigested ON notice (account_id, id)
    WHERE mail = 'digest' AND mailed_at IS NULL AND mail_failed_at IS NULL;
CREATE INDEX notice_happened ON notice (happened_at);

CREATE TABLE notice_setting (
    account_id {BIG} NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    in_app {BOOL} NOT NULL,
    mail TEXT NOT NULL,
    PRIMARY KEY (account_id, kind)
) {STRICT};

CREATE TABLE notice_quiet (
    account_id {BIG} NOT NULL PRIMARY KEY REFERENCES account (id),
    from_minute {INT} NOT NULL,
    until_minute {INT} NOT NULL
) {STRICT};

CREATE TABLE notice_digest (
    account_id {BIG} NOT NULL PRIMARY KEY REFERENCES account (id),
    due_at {INSTANT} NOT NULL
) {STRICT};
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, STEP).await
    }
}

//! How far accounts are trusted, and the badges that they were given. What happened before this step counts with what an
//! account does next.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE trust (
    account_id {BIG} PRIMARY KEY REFERENCES account (id),
    level TEXT NOT NULL,
    raised_at {INSTANT},
    reckoned_at {INSTANT} NOT NULL,
    pinned_at {INSTANT},
    pinned_by {BIG} REFERENCES account (id),
    pin_reason TEXT,
    CHECK ((pinned_at IS NULL) = (pin_reason IS NULL))
) {STRICT};

CREATE TABLE badge_award (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    badge TEXT NOT NULL,
    awarded_on {DATE} NOT NULL,
    UNIQUE (account_id, badge)
) {STRICT};

CREATE TABLE badge_count (
    badge TEXT PRIMARY KEY NOT NULL,
    holder_count {BIG} NOT NULL CHECK (holder_count >= 0)
) {STRICT};

CREATE TABLE badge_hiding (
    account_id {BIG} PRIMARY KEY REFERENCES account (id),
    hidden_at {INSTANT} NOT NULL
) {STRICT};

INSERT INTO follower (name, txid, seq, updated_at)
SELECT 'badges', txid, seq, created_at FROM outbox ORDER BY txid DESC, seq DESC LIMIT 1;

INSERT INTO follower (name, txid, seq, updated_at)
SELECT 'badges', 0, 0, CAST('1970-01-01T00:00:00+00:00' AS {INSTANT})
WHERE NOT EXISTS (SELECT 1 FROM follower WHERE name = 'badges');
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

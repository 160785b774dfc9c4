//! The loyalty maintenance funds of projects: what came and was spent, append-only and chained, in a book of its own of the
//! ledger; spendings that two persons decide; photos.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE fund (
    id {ID},
    project_id {BIG} NOT NULL UNIQUE REFERENCES project (id),
    purpose_markdown TEXT NOT NULL,
    purpose_html TEXT NOT NULL,
    promise TEXT,
    promised_fen {BIG} CHECK (promised_fen > 0),
    approval_fen {BIG} NOT NULL CHECK (approval_fen >= 0),
    notice_fen {BIG} NOT NULL CHECK (notice_fen >= 0),
    entry_count {BIG} NOT NULL CHECK (entry_count >= 0),
    head {BYTES} NOT NULL,
    version {BIG} NOT NULL,
    opened_by {BIG} REFERENCES account (id),
    opened_at {INSTANT} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};

CREATE TABLE fund_proposal (
    id {ID},
    fund_id {BIG} NOT NULL REFERENCES fund (id),
    state TEXT NOT NULL,
    category TEXT NOT NULL,
    fen {BIG} NOT NULL CHECK (fen > 0),
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    payee TEXT NOT NULL,
    building_id {BIG} REFERENCES building (id),
    complaint_id {BIG} REFERENCES complaint (id),
    proposed_by {BIG} REFERENCES account (id),
    proposed_at {INSTANT} NOT NULL,
    decided_by {BIG} REFERENCES account (id),
    decided_at {INSTANT},
    reason TEXT,
    CHECK (state <> 'approved' OR proposed_by IS NULL OR decided_by IS NULL OR proposed_by <> decided_by)
) {STRICT};
CREATE INDEX fund_proposal_fund ON fund_proposal (fund_id, state, id);
CREATE INDEX fund_proposal_building ON fund_proposal (building_id) WHERE building_id IS NOT NULL;
CREATE INDEX fund_proposal_complaint ON fund_proposal (complaint_id) WHERE complaint_id IS NOT NULL;

CREATE TABLE fund_entry (
    id {ID},
    fund_id {BIG} NOT NULL REFERENCES fund (id),
    number {BIG} NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL,
    source TEXT,
    category TEXT,
    fen {BIG} NOT NULL CHECK (fen <> 0),
    happened_on {DATE} NOT NULL,
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    payee TEXT,
    building_id {BIG} REFERENCES building (id),
    complaint_id {BIG} REFERENCES complaint (id),
    corrects_id {BIG} UNIQUE REFERENCES fund_entry (id),
    proposal_id {BIG} UNIQUE REFERENCES fund_proposal (id),
    recorded_by {BIG} REFERENCES account (id),
    approved_by {BIG} REFERENCES account (id),
    recorded_at {INSTANT} NOT NULL,
    hash {BYTES} NOT NULL,
    UNIQUE (fund_id, number),
    CHECK ((source IS NULL) <> (category IS NULL)),
    CHECK (kind <> 'income' OR (source IS NOT NULL AND fen > 0)),
    CHECK (kind <> 'spending' OR (category IS NOT NULL AND fen < 0)),
    CHECK ((kind = 'correction') = (corrects_id IS NOT NULL))
) {STRICT};
CREATE INDEX fund_entry_building ON fund_entry (building_id) WHERE building_id IS NOT NULL;
CREATE INDEX fund_entry_complaint ON fund_entry (complaint_id) WHERE complaint_id IS NOT NULL;

CREATE TABLE fund_photo (
    attachment_id {BIG} NOT NULL PRIMARY KEY REFERENCES attachment (id),
    entry_id {BIG} REFERENCES fund_entry (id),
    proposal_id {BIG} REFERENCES fund_proposal (id),
    kind TEXT NOT NULL,
    added_by {BIG} NOT NULL REFERENCES account (id),
    added_at {INSTANT} NOT NULL,
    CHECK ((entry_id IS NULL) <> (proposal_id IS NULL))
) {STRICT};
CREATE INDEX fund_photo_entry ON fund_photo (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX fund_photo_proposal ON fund_photo (proposal_id) WHERE proposal_id IS NOT NULL;

ALTER TABLE ledger_account ADD COLUMN fund_id {BIG} REFERENCES fund (id);
DROP INDEX ledger_account_owner;
CREATE UNIQUE INDEX ledger_account_owner
    ON ledger_account (COALESCE(membership_id, 0), COALESCE(fund_id, 0), unit, kind);
CREATE INDEX ledger_account_fund ON ledger_account (fund_id) WHERE fund_id IS NOT NULL;
CREATE UNIQUE INDEX ledger_transaction_fund ON ledger_transaction (source, source_id) WHERE unit = 'fund';
";

/// The head of the book before its first transaction.
const HEAD_ON_SQLITE: &str = "INSERT INTO ledger_head (unit, number, hash) VALUES ('fund', 0, X'')";
const HEAD_ON_POSTGRES: &str = "INSERT INTO ledger_head (unit, number, hash) VALUES ('fund', 0, '')";

/// What is in a fund is never below zero, whoever writes.
const ENOUGH_ON_SQLITE: &str = "CREATE TRIGGER ledger_account_fund_enough BEFORE UPDATE ON ledger_account \
     WHEN NEW.kind = 'fund' AND NEW.posted < 0 BEGIN SELECT RAISE(ABORT, 'a fund below zero'); END";
const ENOUGH_ON_POSTGRES: &str = "ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_fund_enough \
     CHECK (kind <> 'fund' OR posted >= 0)";

/// What is written once and never changed.
const APPEND_ONLY: [&str; 2] = ["fund_entry", "fund_photo"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await?;
        let connection = manager.get_connection();
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        connection.execute_unprepared(if sqlite { HEAD_ON_SQLITE } else { HEAD_ON_POSTGRES }).await?;
        connection.execute_unprepared(if sqlite { ENOUGH_ON_SQLITE } else { ENOUGH_ON_POSTGRES }).await?;
        for table in APPEND_ONLY {
            if sqlite {
                for act in ["UPDATE", "DELETE"] {
                    let trigger = format!(
                        "CREATE TRIGGER {table}_no_{} BEFORE {act} ON {table} \
                         BEGIN SELECT RAISE(ABORT, 'the book of a fund is append-only'); END",
                        act.to_lowercase()
                    );
                    connection.execute_unprepared(&trigger).await?;
                }
            } else {
                let trigger = format!(
                    "CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} \
                     FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
                );
                connection.execute_unprepared(&trigger).await?;
            }
        }
        Ok(())
    }
}

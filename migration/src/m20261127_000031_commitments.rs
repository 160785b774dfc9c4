//! What staff commit themselves to in public, by a post and for a day: kept with its whole history, which is append-only and
//! chained; that staff were told that a day comes or is over; and that homes have what others complained of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE commitment (
    id {ID},
    project_id {BIG} NOT NULL REFERENCES project (id),
    post_id {BIG} NOT NULL UNIQUE REFERENCES post (id),
    text TEXT NOT NULL,
    first_due_on {DATE} NOT NULL,
    due_on {DATE} NOT NULL,
    missed {BOOL} NOT NULL,
    outcome TEXT CHECK (outcome IN ('kept', 'given_up')),
    ended_on {DATE},
    entry_count {BIG} NOT NULL CHECK (entry_count > 0),
    head {BYTES} NOT NULL,
    warn_on {DATE},
    made_by {BIG} REFERENCES account (id),
    made_at {INSTANT} NOT NULL,
    CHECK ((outcome IS NULL) = (ended_on IS NULL)),
    CHECK (outcome IS NULL OR warn_on IS NULL)
) {STRICT};
CREATE INDEX commitment_project ON commitment (project_id, due_on, id);
CREATE INDEX commitment_standing ON commitment (due_on, id) WHERE outcome IS NULL;
CREATE INDEX commitment_warn ON commitment (warn_on, id) WHERE warn_on IS NOT NULL;

CREATE TABLE commitment_entry (
    id {ID},
    commitment_id {BIG} NOT NULL REFERENCES commitment (id),
    number {BIG} NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('made', 'moved', 'kept', 'given_up')),
    due_on {DATE} NOT NULL,
    reason TEXT,
    actor_id {BIG} REFERENCES account (id),
    acted_at {INSTANT} NOT NULL,
    hash {BYTES} NOT NULL,
    UNIQUE (commitment_id, number),
    CHECK ((kind = 'made') = (number = 1)),
    CHECK (reason IS NOT NULL OR kind IN ('made', 'kept'))
) {STRICT};

CREATE TABLE commitment_warning (
    id {ID},
    commitment_id {BIG} NOT NULL REFERENCES commitment (id),
    kind TEXT NOT NULL CHECK (kind IN ('due_soon', 'overdue')),
    due_on {DATE} NOT NULL,
    warned_at {INSTANT} NOT NULL,
    UNIQUE (commitment_id, due_on, kind)
) {STRICT};

CREATE TABLE me_too (
    id {ID},
    project_id {BIG} NOT NULL REFERENCES project (id),
    complaint_id {BIG} NOT NULL REFERENCES complaint (id),
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    account_id {BIG} NOT NULL REFERENCES account (id),
    said_at {INSTANT} NOT NULL,
    UNIQUE (complaint_id, unit_id)
) {STRICT};
CREATE INDEX me_too_project ON me_too (project_id, complaint_id, unit_id);
CREATE INDEX me_too_unit ON me_too (unit_id);
CREATE INDEX me_too_account ON me_too (account_id);
";

/// What was said of a commitment is written once and never changed.
const ON_SQLITE: [&str; 2] = [
    "CREATE TRIGGER commitment_entry_no_update BEFORE UPDATE ON commitment_entry \
     BEGIN SELECT RAISE(ABORT, 'the history of a commitment is append-only'); END",
    "CREATE TRIGGER commitment_entry_no_delete BEFORE DELETE ON commitment_entry \
     BEGIN SELECT RAISE(ABORT, 'the history of a commitment is append-only'); END",
];
const ON_POSTGRES: [&str; 2] = [
    "CREATE FUNCTION commitment_refuse() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'the history of a commitment is append-only'; END $$",
    "CREATE TRIGGER commitment_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON commitment_entry \
     FOR EACH STATEMENT EXECUTE FUNCTION commitment_refuse()",
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await?;
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        for statement in if sqlite { ON_SQLITE } else { ON_POSTGRES } {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

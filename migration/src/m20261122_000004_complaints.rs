//! Complaints: what they add up to, their acts (append-only, refused to be changed by the database itself), what was
//! said with them, what is owed when, and the ladder.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE complaint (
    id {ID},
    project_id {BIG} NOT NULL REFERENCES project (id),
    number {INT} NOT NULL,
    unit_id {BIG} REFERENCES unit (id),
    complainant_id {BIG} NOT NULL REFERENCES account (id),
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    grade TEXT NOT NULL,
    openness TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    cycle {INT} NOT NULL,
    responsible_id {BIG} REFERENCES account (id),
    handler_id {BIG} REFERENCES account (id),
    rating {INT},
    received_at {INSTANT} NOT NULL,
    filed_at {INSTANT} NOT NULL,
    due_at {INSTANT},
    act_count {INT} NOT NULL,
    UNIQUE (project_id, number)
) {STRICT};
CREATE INDEX complaint_due ON complaint (project_id, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX complaint_all_due ON complaint (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX complaint_received ON complaint (project_id, received_at, id);
CREATE INDEX complaint_newest ON complaint (received_at, id);
CREATE INDEX complaint_complainant ON complaint (complainant_id, received_at, id);
CREATE INDEX complaint_handler ON complaint (handler_id, due_at, id);

CREATE TABLE complaint_counter (
    project_id {BIG} NOT NULL PRIMARY KEY REFERENCES project (id),
    last_number {INT} NOT NULL
) {STRICT};

CREATE TABLE complaint_act (
    id {ID},
    complaint_id {BIG} NOT NULL REFERENCES complaint (id),
    number {INT} NOT NULL,
    kind TEXT NOT NULL,
    actor_id {BIG} REFERENCES account (id),
    acted_at {INSTANT} NOT NULL,
    detail {JSON} NOT NULL,
    commitment {BYTES},
    canonical {BYTES} NOT NULL,
    UNIQUE (complaint_id, number)
) {STRICT};

CREATE TABLE complaint_text (
    act_id {BIG} NOT NULL PRIMARY KEY REFERENCES complaint_act (id),
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    salt {BYTES} NOT NULL
) {STRICT};

CREATE TABLE complaint_deadline (
    id {ID},
    complaint_id {BIG} NOT NULL REFERENCES complaint (id),
    kind TEXT NOT NULL,
    cycle {INT} NOT NULL,
    opened_by {INT} NOT NULL,
    started_at {INSTANT} NOT NULL,
    due_at {INSTANT} NOT NULL,
    met_by {INT},
    met_at {INSTANT},
    cancelled_at {INSTANT},
    UNIQUE (complaint_id, kind, opened_by)
) {STRICT};
CREATE INDEX complaint_deadline_period ON complaint_deadline (kind, started_at, complaint_id);

CREATE TABLE complaint_rung (
    id {ID},
    deadline_id {BIG} NOT NULL REFERENCES complaint_deadline (id),
    rung TEXT NOT NULL,
    fire_at {INSTANT} NOT NULL,
    settled_at {INSTANT},
    fired {BOOL} NOT NULL,
    UNIQUE (deadline_id, rung)
) {STRICT};
CREATE INDEX complaint_rung_waiting ON complaint_rung (fire_at, id) WHERE settled_at IS NULL;

CREATE TABLE complaint_note (
    id {ID},
    complaint_id {BIG} NOT NULL REFERENCES complaint (id),
    author_id {BIG} NOT NULL REFERENCES account (id),
    text TEXT NOT NULL,
    written_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX complaint_note_complaint ON complaint_note (complaint_id, id);
";

const APPEND_ONLY_ON_SQLITE: [&str; 2] = [
    "CREATE TRIGGER complaint_act_stays BEFORE UPDATE ON complaint_act \
     BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END",
    "CREATE TRIGGER complaint_act_is_kept BEFORE DELETE ON complaint_act \
     BEGIN SELECT RAISE(ABORT, 'acts are append-only'); END",
];

const APPEND_ONLY_ON_POSTGRES: [&str; 2] = [
    "CREATE FUNCTION complaint_act_refuse() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'acts are append-only'; END $$",
    "CREATE TRIGGER complaint_act_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON complaint_act \
     FOR EACH STATEMENT EXECUTE FUNCTION complaint_act_refuse()",
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await?;
        let triggers = match manager.get_database_backend() {
            DbBackend::Sqlite => APPEND_ONLY_ON_SQLITE,
            _ => APPEND_ONLY_ON_POSTGRES,
        };
        for trigger in triggers {
            manager.get_connection().execute_unprepared(trigger).await?;
        }
        Ok(())
    }
}

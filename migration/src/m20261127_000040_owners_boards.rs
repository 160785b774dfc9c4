//! Boards of owners: which part of a project a board is for, boards that come of the property tree, when a building was
//! handed over, boards that are closed to staff with moderators among owners, and how two administrators open one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const TABLES: &str = "
ALTER TABLE unit ADD COLUMN entrance TEXT;

ALTER TABLE board ADD COLUMN building_id {BIG} REFERENCES building (id);
ALTER TABLE board ADD COLUMN entrance TEXT;
ALTER TABLE board ADD COLUMN without_tenants {BOOL} NOT NULL DEFAULT {FALSE};
ALTER TABLE board ADD COLUMN of_tree {BOOL} NOT NULL DEFAULT {FALSE};
CREATE INDEX board_building ON board (building_id) WHERE building_id IS NOT NULL;
CREATE UNIQUE INDEX board_tree_place ON board (project_id, COALESCE(building_id, 0), COALESCE(entrance, ''))
    WHERE of_tree;

CREATE TABLE board_tree (
    project_id {BIG} NOT NULL PRIMARY KEY REFERENCES project (id),
    grows {BOOL} NOT NULL,
    entrances {BOOL} NOT NULL,
    tenants {BOOL} NOT NULL,
    set_by {BIG} REFERENCES account (id),
    set_at {INSTANT} NOT NULL
) {STRICT};

CREATE TABLE building_handover (
    building_id {BIG} NOT NULL PRIMARY KEY REFERENCES building (id),
    handed_over_on {DATE} NOT NULL,
    recorded_by {BIG} REFERENCES account (id),
    recorded_at {INSTANT} NOT NULL
) {STRICT};

CREATE TABLE board_moderator (
    id {ID},
    board_id {BIG} NOT NULL REFERENCES board (id),
    account_id {BIG} NOT NULL REFERENCES account (id),
    named_by {BIG} REFERENCES account (id),
    named_at {INSTANT} NOT NULL,
    ended_at {INSTANT}
) {STRICT};
CREATE UNIQUE INDEX board_moderator_standing ON board_moderator (board_id, account_id) WHERE ended_at IS NULL;
CREATE INDEX board_moderator_account ON board_moderator (account_id);

CREATE TABLE opening (
    id {ID},
    board_id {BIG} NOT NULL REFERENCES board (id),
    ground TEXT NOT NULL CHECK (ground IN ('court_order', 'danger', 'law')),
    reason TEXT NOT NULL,
    hours {INT} NOT NULL CHECK (hours BETWEEN 1 AND 72),
    asked_by {BIG} NOT NULL REFERENCES account (id),
    asked_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX opening_board ON opening (board_id, id);

CREATE TABLE opening_act (
    id {ID},
    opening_id {BIG} NOT NULL REFERENCES opening (id),
    kind TEXT NOT NULL CHECK (kind IN ('approved', 'revoked', 'read')),
    topic_id {BIG} REFERENCES topic (id),
    page {INT},
    actor_id {BIG} NOT NULL REFERENCES account (id),
    acted_at {INSTANT} NOT NULL,
    CHECK (kind = 'read' OR (topic_id IS NULL AND page IS NULL))
) {STRICT};
CREATE UNIQUE INDEX opening_act_once ON opening_act (opening_id, kind) WHERE kind <> 'read';
CREATE INDEX opening_act_opening ON opening_act (opening_id, id);

CREATE TABLE board_sign (
    id {ID},
    board_id {BIG} NOT NULL REFERENCES board (id),
    kind TEXT NOT NULL CHECK (kind IN ('handed_over', 'opened')),
    opening_id {BIG} REFERENCES opening (id),
    signed_at {INSTANT} NOT NULL,
    CHECK ((kind = 'opened') = (opening_id IS NOT NULL))
) {STRICT};
CREATE UNIQUE INDEX board_sign_once ON board_sign (board_id, kind, COALESCE(opening_id, 0));
CREATE INDEX board_sign_board ON board_sign (board_id, id);
";

/// What is written of openings is written once and never changed, and neither is when a building was handed over.
const APPEND_ONLY: [&str; 4] = ["opening", "opening_act", "board_sign", "building_handover"];

/// Nobody approves what they asked for, whoever writes to the database.
const OWN: &str =
    "EXISTS (SELECT 1 FROM opening WHERE opening.id = NEW.opening_id AND opening.asked_by = NEW.actor_id)";

fn on_sqlite() -> Vec<String> {
    let refusals = APPEND_ONLY.iter().flat_map(|table| {
        ["update", "delete"].map(|act| {
            format!(
                "CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} \
                 BEGIN SELECT RAISE(ABORT, 'openings, signposts and handovers are append-only'); END"
            )
        })
    });
    let own = format!(
        "CREATE TRIGGER opening_act_by_another BEFORE INSERT ON opening_act WHEN NEW.kind = 'approved' AND {OWN} \
         BEGIN SELECT RAISE(ABORT, 'nobody approves what they asked for'); END"
    );
    refusals.chain([own]).collect()
}

fn on_postgres() -> Vec<String> {
    let refuse = "CREATE FUNCTION opening_refuse() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION 'openings, signposts and handovers are append-only'; END $$";
    let stays = APPEND_ONLY.iter().map(|table| {
        format!(
            "CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} \
             FOR EACH STATEMENT EXECUTE FUNCTION opening_refuse()"
        )
    });
    let own = format!(
        "CREATE FUNCTION opening_demand_another() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN IF NEW.kind = 'approved' AND {OWN} THEN \
         RAISE EXCEPTION 'nobody approves what they asked for'; END IF; RETURN NEW; END $$"
    );
    let by_another = "CREATE TRIGGER opening_act_by_another BEFORE INSERT ON opening_act \
         FOR EACH ROW EXECUTE FUNCTION opening_demand_another()";
    [refuse.to_owned()].into_iter().chain(stays).chain([own, by_another.to_owned()]).collect()
}

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await?;
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        for statement in if sqlite { on_sqlite() } else { on_postgres() } {
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        Ok(())
    }
}

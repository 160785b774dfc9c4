//! The journey of a home: milestones with what was promised, updates from the building site, and what is done for each
//! home from its contract to the visit after four years.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE milestone (
    id {ID},
    project_id {BIG} NOT NULL REFERENCES project (id),
    building_id {BIG} REFERENCES building (id),
    name TEXT NOT NULL,
    position {INT} NOT NULL,
    first_promised_on {DATE} NOT NULL,
    promised_on {DATE} NOT NULL,
    forecast_on {DATE},
    actual_on {DATE},
    withdrawn_at {INSTANT},
    withdraw_reason TEXT,
    version {BIG} NOT NULL,
    created_at {INSTANT} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX milestone_project ON milestone (project_id, position, id);
CREATE INDEX milestone_building ON milestone (building_id) WHERE building_id IS NOT NULL;

CREATE TABLE milestone_change (
    id {ID},
    milestone_id {BIG} NOT NULL REFERENCES milestone (id),
    kind TEXT NOT NULL,
    before_on {DATE},
    after_on {DATE},
    reason TEXT,
    actor_id {BIG} REFERENCES account (id),
    changed_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX milestone_change_milestone ON milestone_change (milestone_id, id);

CREATE TABLE project_update (
    id {ID},
    project_id {BIG} NOT NULL REFERENCES project (id),
    building_id {BIG} REFERENCES building (id),
    milestone_id {BIG} REFERENCES milestone (id),
    audience TEXT NOT NULL,
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    created_by {BIG} REFERENCES account (id),
    published_at {INSTANT} NOT NULL,
    edited_at {INSTANT},
    withdrawn_at {INSTANT},
    withdraw_reason TEXT,
    version {BIG} NOT NULL
) {STRICT};
CREATE INDEX project_update_project ON project_update (project_id, id);
CREATE INDEX project_update_building ON project_update (building_id) WHERE building_id IS NOT NULL;

CREATE TABLE update_photo (
    attachment_id {BIG} NOT NULL PRIMARY KEY REFERENCES attachment (id),
    update_id {BIG} NOT NULL REFERENCES project_update (id),
    position {INT} NOT NULL
) {STRICT};
CREATE INDEX update_photo_update ON update_photo (update_id, position);

CREATE TABLE home (
    unit_id {BIG} NOT NULL PRIMARY KEY REFERENCES unit (id),
    signed_on {DATE},
    handover_on {DATE},
    version {BIG} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};

CREATE TABLE home_touch (
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL,
    given_on {DATE} NOT NULL,
    recorded_by {BIG} REFERENCES account (id),
    recorded_at {INSTANT} NOT NULL,
    PRIMARY KEY (unit_id, kind)
) {STRICT};

CREATE TABLE home_manager (
    id {ID},
    building_id {BIG} NOT NULL REFERENCES building (id),
    unit_id {BIG} REFERENCES unit (id),
    account_id {BIG} NOT NULL REFERENCES account (id),
    contact TEXT NOT NULL,
    substitute_id {BIG} REFERENCES account (id),
    substitute_contact TEXT,
    away_from_on {DATE},
    away_until_on {DATE},
    named_by {BIG} REFERENCES account (id),
    named_at {INSTANT} NOT NULL,
    ended_at {INSTANT}
) {STRICT};
CREATE UNIQUE INDEX home_manager_standing ON home_manager (building_id, COALESCE(unit_id, 0)) WHERE ended_at IS NULL;
CREATE INDEX home_manager_unit ON home_manager (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE contract_note (
    id {ID},
    project_id {BIG} NOT NULL REFERENCES project (id),
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    position {INT} NOT NULL,
    version {BIG} NOT NULL
) {STRICT};
CREATE INDEX contract_note_project ON contract_note (project_id, position, id);

CREATE TABLE checklist_item (
    id {ID},
    project_id {BIG} NOT NULL REFERENCES project (id),
    area TEXT NOT NULL,
    text TEXT NOT NULL,
    position {INT} NOT NULL,
    version {BIG} NOT NULL,
    retired_at {INSTANT}
) {STRICT};
CREATE INDEX checklist_item_project ON checklist_item (project_id, position, id);

CREATE TABLE checklist_tick (
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    item_id {BIG} NOT NULL REFERENCES checklist_item (id),
    side TEXT NOT NULL,
    result TEXT NOT NULL,
    note TEXT NOT NULL,
    ticked_by {BIG} REFERENCES account (id),
    ticked_at {INSTANT} NOT NULL,
    PRIMARY KEY (unit_id, item_id, side)
) {STRICT};
CREATE INDEX checklist_tick_item ON checklist_tick (item_id);

CREATE TABLE home_visit (
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    round {INT} NOT NULL CHECK (round > 0),
    appointed_at {INSTANT},
    visited_on {DATE},
    findings TEXT,
    visitor_id {BIG} REFERENCES account (id),
    changed_at {INSTANT} NOT NULL,
    PRIMARY KEY (unit_id, round)
) {STRICT};

CREATE TABLE home_act (
    id {ID},
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    kind TEXT NOT NULL,
    actor_id {BIG} REFERENCES account (id),
    acted_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX home_act_unit ON home_act (unit_id, id);
";

/// What was promised, and when that changed, is written once and never changed.
const ON_SQLITE: [&str; 2] = [
    "CREATE TRIGGER milestone_change_no_update BEFORE UPDATE ON milestone_change \
     BEGIN SELECT RAISE(ABORT, 'what was promised stays'); END",
    "CREATE TRIGGER milestone_change_no_delete BEFORE DELETE ON milestone_change \
     BEGIN SELECT RAISE(ABORT, 'what was promised stays'); END",
];
const ON_POSTGRES: [&str; 2] = [
    "CREATE FUNCTION milestone_refuse() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'what was promised stays'; END $$",
    "CREATE TRIGGER milestone_change_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON milestone_change \
     FOR EACH STATEMENT EXECUTE FUNCTION milestone_refuse()",
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

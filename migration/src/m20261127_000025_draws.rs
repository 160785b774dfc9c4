//! Draws that anyone can recompute: what is drawn, the prizes, who entered, and the homes that did so once.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE draw (
    id {ID},
    project_id {BIG} REFERENCES project (id),
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    audience TEXT NOT NULL,
    event_id {BIG} REFERENCES event (id),
    cost {BIG} NOT NULL CHECK (cost >= 0),
    one_per_household {BOOL} NOT NULL,
    opens_at {INSTANT} NOT NULL,
    closes_at {INSTANT} NOT NULL,
    draws_at {INSTANT} NOT NULL,
    value_source TEXT NOT NULL,
    offered_at {INSTANT},
    seed TEXT,
    commitment TEXT,
    entry_count {INT} NOT NULL CHECK (entry_count >= 0),
    frozen_at {INSTANT},
    entries_hash TEXT,
    stated_value TEXT,
    stated_by {BIG} REFERENCES account (id),
    stated_at {INSTANT},
    value TEXT,
    evidence_url TEXT,
    secret TEXT,
    drawn_at {INSTANT},
    cancelled_at {INSTANT},
    cancel_reason TEXT,
    version {BIG} NOT NULL,
    created_by {BIG} REFERENCES account (id),
    created_at {INSTANT} NOT NULL,
    changed_at {INSTANT} NOT NULL,
    CHECK (drawn_at IS NULL OR cancelled_at IS NULL),
    CHECK ((secret IS NULL) = (drawn_at IS NULL)),
    CHECK ((entries_hash IS NULL) = (frozen_at IS NULL)),
    CHECK ((commitment IS NULL) = (offered_at IS NULL))
) {STRICT};
CREATE INDEX draw_project ON draw (project_id, id);
CREATE INDEX draw_closing ON draw (closes_at, id) WHERE offered_at IS NOT NULL AND frozen_at IS NULL AND cancelled_at IS NULL;

CREATE TABLE draw_prize (
    id {ID},
    draw_id {BIG} NOT NULL REFERENCES draw (id),
    position {INT} NOT NULL,
    title TEXT NOT NULL,
    count {INT} NOT NULL CHECK (count > 0),
    points {BIG} CHECK (points > 0),
    reward_id {BIG} REFERENCES reward (id),
    UNIQUE (draw_id, position),
    CHECK (points IS NULL OR reward_id IS NULL)
) {STRICT};
CREATE INDEX draw_prize_reward ON draw_prize (reward_id) WHERE reward_id IS NOT NULL;

CREATE TABLE draw_entry (
    id {ID},
    draw_id {BIG} NOT NULL REFERENCES draw (id),
    number {INT} NOT NULL CHECK (number > 0),
    membership_id {BIG} NOT NULL REFERENCES membership (id),
    salt TEXT,
    pseudonym TEXT NOT NULL,
    cost {BIG} NOT NULL CHECK (cost >= 0),
    transaction_id {BIG} REFERENCES ledger_transaction (id),
    entered_at {INSTANT} NOT NULL,
    place {INT},
    prize_id {BIG} REFERENCES draw_prize (id),
    redemption_id {BIG} REFERENCES redemption (id),
    given_at {INSTANT},
    given_by {BIG} REFERENCES account (id),
    settled_at {INSTANT},
    UNIQUE (draw_id, number),
    UNIQUE (draw_id, membership_id),
    UNIQUE (draw_id, place),
    CHECK ((place IS NULL) = (prize_id IS NULL))
) {STRICT};
CREATE INDEX draw_entry_membership ON draw_entry (membership_id, id);
CREATE INDEX draw_entry_unsettled ON draw_entry (draw_id, id) WHERE settled_at IS NULL;

CREATE TABLE draw_home (
    draw_id {BIG} NOT NULL REFERENCES draw (id),
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    entry_id {BIG} NOT NULL REFERENCES draw_entry (id),
    PRIMARY KEY (draw_id, unit_id)
) {STRICT};
CREATE INDEX draw_home_unit ON draw_home (unit_id);
CREATE INDEX draw_home_entry ON draw_home (entry_id);
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await
    }
}

//! Votes of owners: what is voted on, the register that is frozen when a vote is opened, whose homes have voted, and the
//! ballots. No row of a ballot has an account, an instant or a number of its own: its key is the hash of a random code, and
//! on SQLite the table is kept in the order of its keys alone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE vote (
    id {ID},
    project_id {BIG} NOT NULL REFERENCES project (id),
    building_id {BIG} REFERENCES building (id),
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('own', 'civil_code_278')),
    weight TEXT NOT NULL CHECK (weight IN ('per_unit', 'by_floor_area', 'both')),
    secret {BOOL} NOT NULL,
    conflict_rule TEXT NOT NULL CHECK (conflict_rule IN ('first_counts', 'last_counts', 'all_must_agree')),
    quorum_numerator {INT} NOT NULL CHECK (quorum_numerator >= 0),
    quorum_denominator {INT} NOT NULL CHECK (quorum_denominator > 0),
    proxy_units_max {INT} NOT NULL CHECK (proxy_units_max >= 0),
    opens_at {INSTANT} NOT NULL,
    closes_at {INSTANT} NOT NULL,
    proposed_by {BIG} REFERENCES account (id),
    proposed_at {INSTANT},
    opened_by {BIG} REFERENCES account (id),
    opened_at {INSTANT},
    unit_count {INT} NOT NULL CHECK (unit_count >= 0),
    area_dm2 {BIG} NOT NULL CHECK (area_dm2 >= 0),
    several_count {INT} NOT NULL CHECK (several_count >= 0),
    content_hash {BYTES},
    register_hash {BYTES},
    voted_count {INT} NOT NULL CHECK (voted_count >= 0 AND voted_count <= unit_count),
    closed_at {INSTANT},
    ballots_hash {BYTES},
    cancelled_at {INSTANT},
    cancel_reason TEXT,
    version {BIG} NOT NULL,
    created_by {BIG} REFERENCES account (id),
    created_at {INSTANT} NOT NULL,
    changed_at {INSTANT} NOT NULL,
    CHECK (quorum_numerator <= quorum_denominator),
    CHECK (opens_at < closes_at),
    CHECK (closed_at IS NULL OR cancelled_at IS NULL),
    CHECK (closed_at IS NULL OR opened_at IS NOT NULL),
    CHECK ((content_hash IS NULL) = (opened_at IS NULL)),
    CHECK ((register_hash IS NULL) = (opened_at IS NULL)),
    CHECK ((ballots_hash IS NULL) = (closed_at IS NULL)),
    CHECK ((cancel_reason IS NULL) = (cancelled_at IS NULL))
) {STRICT};
CREATE INDEX vote_project ON vote (project_id, id);
CREATE INDEX vote_building ON vote (building_id, id) WHERE building_id IS NOT NULL;
CREATE INDEX vote_closing ON vote (closes_at, id)
    WHERE opened_at IS NOT NULL AND closed_at IS NULL AND cancelled_at IS NULL;

CREATE TABLE vote_question (
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    position {INT} NOT NULL CHECK (position > 0),
    text TEXT NOT NULL,
    majority TEXT NOT NULL CHECK (majority IN ('more_than_half', 'two_thirds', 'three_quarters')),
    PRIMARY KEY (vote_id, position)
) {STRICT};

CREATE TABLE vote_option (
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    question {INT} NOT NULL CHECK (question > 0),
    position {INT} NOT NULL CHECK (position > 0),
    kind TEXT NOT NULL CHECK (kind IN ('for', 'against', 'abstain', 'other')),
    text TEXT NOT NULL,
    PRIMARY KEY (vote_id, question, position)
) {STRICT};

CREATE TABLE vote_unit (
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    number {INT} NOT NULL CHECK (number > 0),
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    label TEXT NOT NULL,
    area_dm2 {INT} CHECK (area_dm2 > 0),
    owner_count {INT} NOT NULL CHECK (owner_count >= 0),
    PRIMARY KEY (vote_id, number),
    UNIQUE (vote_id, unit_id)
) {KEYED};
CREATE INDEX vote_unit_unit ON vote_unit (unit_id);
CREATE INDEX vote_unit_area ON vote_unit (vote_id, area_dm2, owner_count);

CREATE TABLE vote_elector (
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    account_id {BIG} NOT NULL REFERENCES account (id),
    PRIMARY KEY (vote_id, unit_id, account_id)
) {KEYED};
CREATE INDEX vote_elector_account ON vote_elector (account_id, vote_id);
CREATE INDEX vote_elector_crowd ON vote_elector (vote_id, account_id);
CREATE INDEX vote_elector_unit ON vote_elector (unit_id);

CREATE TABLE vote_proxy (
    id {ID},
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    principal_id {BIG} NOT NULL REFERENCES account (id),
    proxy_id {BIG} NOT NULL REFERENCES account (id),
    named_at {INSTANT} NOT NULL,
    revoked_at {INSTANT},
    used {BOOL} NOT NULL
) {STRICT};
CREATE UNIQUE INDEX vote_proxy_standing ON vote_proxy (vote_id, unit_id, principal_id) WHERE revoked_at IS NULL;
CREATE INDEX vote_proxy_held ON vote_proxy (proxy_id, vote_id);
CREATE INDEX vote_proxy_given ON vote_proxy (principal_id, vote_id);
CREATE INDEX vote_proxy_unit ON vote_proxy (unit_id);

CREATE TABLE vote_turnout (
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    tag TEXT NOT NULL,
    complete {BOOL} NOT NULL,
    restart_count {INT} NOT NULL CHECK (restart_count >= 0),
    PRIMARY KEY (vote_id, unit_id)
) {KEYED};
CREATE INDEX vote_turnout_unit ON vote_turnout (unit_id);

CREATE TABLE vote_agreement (
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    unit_id {BIG} NOT NULL REFERENCES unit (id),
    account_id {BIG} NOT NULL REFERENCES account (id),
    PRIMARY KEY (vote_id, unit_id, account_id)
) {KEYED};
CREATE INDEX vote_agreement_account ON vote_agreement (account_id, vote_id);
CREATE INDEX vote_agreement_unit ON vote_agreement (unit_id);

CREATE TABLE vote_ballot (
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    key TEXT NOT NULL,
    unit_number {INT},
    choices TEXT NOT NULL,
    area_dm2 {INT},
    counted {BOOL} NOT NULL,
    PRIMARY KEY (vote_id, key)
) {KEYED};
CREATE UNIQUE INDEX vote_ballot_unit ON vote_ballot (vote_id, unit_number) WHERE unit_number IS NOT NULL;

CREATE TABLE vote_result (
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    question {INT} NOT NULL,
    position {INT} NOT NULL,
    unit_count {INT} NOT NULL CHECK (unit_count >= 0),
    area_dm2 {BIG} NOT NULL CHECK (area_dm2 >= 0),
    PRIMARY KEY (vote_id, question, position)
) {STRICT};

CREATE TABLE vote_step (
    id {ID},
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    number {INT} NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('opened', 'closed', 'cancelled')),
    detail TEXT NOT NULL,
    actor_id {BIG} REFERENCES account (id),
    acted_at {INSTANT} NOT NULL,
    hash {BYTES} NOT NULL,
    UNIQUE (vote_id, number),
    CHECK ((kind = 'opened') = (number = 1))
) {STRICT};

CREATE TABLE vote_reminder (
    id {ID},
    vote_id {BIG} NOT NULL REFERENCES vote (id),
    due_at {INSTANT} NOT NULL,
    told_at {INSTANT},
    UNIQUE (vote_id, due_at)
) {STRICT};
CREATE INDEX vote_reminder_due ON vote_reminder (due_at, id) WHERE told_at IS NULL;
";

/// What of a vote never changes once it was opened: all that was published then.
const PUBLISHED: [&str; 20] = [
    "project_id",
    "building_id",
    "title",
    "markdown",
    "html",
    "basis",
    "weight",
    "secret",
    "conflict_rule",
    "quorum_numerator",
    "quorum_denominator",
    "proxy_units_max",
    "opens_at",
    "closes_at",
    "opened_at",
    "unit_count",
    "area_dm2",
    "several_count",
    "content_hash",
    "register_hash",
];
/// Rows of a vote that are written before it is opened, and then stay.
const OPENED: [&str; 3] = ["vote_question", "vote_option", "vote_unit"];
/// Rows of a vote that are written while it is open, and then stay.
const CLOSED: [&str; 2] = ["vote_turnout", "vote_ballot"];
/// Rows that are never changed.
const WRITTEN: [&str; 2] = ["vote_step", "vote_result"];

/// The condition under which a row of `vote` stays, where `differs` says that a column is another.
fn stays(differs: &str) -> String {
    let changed: Vec<String> =
        PUBLISHED.iter().map(|column| format!("NEW.{column} {differs} OLD.{column}")).collect();
    format!(
        "OLD.closed_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL OR (OLD.opened_at IS NOT NULL AND ({}))",
        changed.join(" OR ")
    )
}

fn on_sqlite() -> Vec<String> {
    let trigger = |name: &str, before: &str, table: &str, when: &str| {
        let when = if when.is_empty() { String::new() } else { format!("WHEN {when} ") };
        format!(
            "CREATE TRIGGER {table}_{name} BEFORE {before} ON {table} {when}\
             BEGIN SELECT RAISE(ABORT, 'what was said of a vote stays'); END"
        )
    };
    let of_vote = |row: &str, condition: &str| {
        format!("EXISTS (SELECT 1 FROM vote WHERE id = {row}.vote_id AND ({condition}))")
    };
    // A row is moved neither out of a vote nor into one.
    let on_either_side =
        |condition: &str| format!("{} OR {}", of_vote("OLD", condition), of_vote("NEW", condition));
    let opened = "opened_at IS NOT NULL";
    let ended = "closed_at IS NOT NULL OR cancelled_at IS NOT NULL";
    let mut all = vec![
        // What a row replaces is deleted without its trigger.
        trigger(
            "no_replacement",
            "INSERT",
            "vote",
            "EXISTS (SELECT 1 FROM vote WHERE id = NEW.id AND opened_at IS NOT NULL)",
        ),
        trigger("no_other_id", "UPDATE OF id", "vote", "NEW.id IS NOT OLD.id"),
        trigger(
            "no_replacement",
            "INSERT",
            "vote_step",
            "EXISTS (SELECT 1 FROM vote_step \
             WHERE id = NEW.id OR (vote_id = NEW.vote_id AND number = NEW.number))",
        ),
        trigger("stays", "UPDATE", "vote", &stays("IS NOT")),
        trigger("remains", "DELETE", "vote", "OLD.opened_at IS NOT NULL"),
        trigger("no_insert", "INSERT", "vote_elector", &of_vote("NEW", opened)),
        trigger("no_update", "UPDATE", "vote_elector", ""),
        trigger("no_update", "UPDATE", "vote_ballot", ""),
        trigger("no_insert", "INSERT", "vote_result", &of_vote("NEW", ended)),
    ];
    for (tables, condition) in [(&OPENED[..], opened), (&CLOSED[..], ended)] {
        for table in tables {
            all.push(trigger("no_insert", "INSERT", table, &of_vote("NEW", condition)));
            all.push(trigger("no_change", "UPDATE", table, &on_either_side(condition)));
            all.push(trigger("no_delete", "DELETE", table, &of_vote("OLD", condition)));
        }
    }
    for table in WRITTEN {
        all.push(trigger("no_update", "UPDATE", table, ""));
        all.push(trigger("no_delete", "DELETE", table, ""));
    }
    all
}

fn on_postgres() -> Vec<String> {
    let refuse = "RAISE EXCEPTION 'what was said of a vote stays'";
    // A row is moved neither out of a vote nor into one.
    let function = |name: &str, condition: &str| {
        format!(
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             IF TG_OP <> 'INSERT' THEN \
             IF EXISTS (SELECT 1 FROM vote WHERE id = OLD.vote_id AND ({condition})) THEN {refuse}; END IF; \
             END IF; \
             IF TG_OP <> 'DELETE' THEN \
             IF EXISTS (SELECT 1 FROM vote WHERE id = NEW.vote_id AND ({condition})) THEN {refuse}; END IF; \
             END IF; \
             IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )
    };
    let mut all = vec![
        format!(
            "CREATE FUNCTION vote_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refuse}; END $$"
        ),
        function("vote_was_opened", "opened_at IS NOT NULL"),
        function("vote_has_ended", "closed_at IS NOT NULL OR cancelled_at IS NOT NULL"),
        format!(
            "CREATE TRIGGER vote_stays BEFORE UPDATE ON vote FOR EACH ROW WHEN ({}) EXECUTE FUNCTION vote_refuse()",
            stays("IS DISTINCT FROM")
        ),
        "CREATE TRIGGER vote_remains BEFORE DELETE ON vote FOR EACH ROW WHEN (OLD.opened_at IS NOT NULL) \
         EXECUTE FUNCTION vote_refuse()"
            .to_owned(),
    ];
    let row = |name: &str, before: &str, table: &str, function: &str| {
        format!(
            "CREATE TRIGGER {table}_{name} BEFORE {before} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
    };
    all.extend([
        row("no_insert", "INSERT", "vote_elector", "vote_was_opened"),
        row("no_update", "UPDATE", "vote_elector", "vote_refuse"),
        row("no_update", "UPDATE", "vote_ballot", "vote_refuse"),
        row("no_insert", "INSERT", "vote_result", "vote_has_ended"),
    ]);
    all.extend(
        OPENED.iter().map(|table| row("stays", "INSERT OR UPDATE OR DELETE", table, "vote_was_opened")),
    );
    all.extend(
        CLOSED.iter().map(|table| row("stays", "INSERT OR UPDATE OR DELETE", table, "vote_has_ended")),
    );
    all.extend(WRITTEN.iter().map(|table| row("stays", "UPDATE OR DELETE", table, "vote_refuse")));
    for table in OPENED.iter().chain(&CLOSED).chain(&WRITTEN) {
        all.push(format!(
            "CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION vote_refuse()"
        ));
    }
    all
}

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        // Rows in the order of their keys, without the number that SQLite gives to each as it comes.
        let keyed = if sqlite { "STRICT, WITHOUT ROWID" } else { "" };
        run(manager, &TABLES.replace("{KEYED}", keyed)).await?;
        for statement in if sqlite { on_sqlite() } else { on_postgres() } {
            manager.get_connection().execute_unprepared(&statement).await?;
        }
        Ok(())
    }
}

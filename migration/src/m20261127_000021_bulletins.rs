//! What somebody agrees to be written for; questions by which members are found, bulletins, greetings, and what was
//! sent of them to whom.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::run;

const TABLES: &str = "
CREATE TABLE consent_act (
    id {ID},
    account_id {BIG} NOT NULL REFERENCES account (id),
    channel TEXT NOT NULL,
    purpose TEXT NOT NULL,
    given {BOOL} NOT NULL,
    source TEXT NOT NULL,
    recorded_by {BIG} REFERENCES account (id),
    reason TEXT,
    acted_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX consent_act_account ON consent_act (account_id, purpose, channel, id);

CREATE TABLE segment (
    id {ID},
    name TEXT NOT NULL UNIQUE,
    question {JSON} NOT NULL,
    version {BIG} NOT NULL,
    created_by {BIG} REFERENCES account (id),
    created_at {INSTANT} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};

CREATE TABLE bulletin (
    id {ID},
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    segment_id {BIG} REFERENCES segment (id),
    channels {JSON} NOT NULL,
    held_days {INT} NOT NULL CHECK (held_days >= 0),
    state TEXT NOT NULL,
    send_at {INSTANT},
    question {JSON},
    frozen_to {BIG} NOT NULL,
    frozen_at {INSTANT},
    no_consent_count {BIG} NOT NULL,
    begun_at {INSTANT},
    ended_at {INSTANT},
    version {BIG} NOT NULL,
    created_by {BIG} REFERENCES account (id),
    created_at {INSTANT} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX bulletin_state ON bulletin (state, id);
CREATE INDEX bulletin_segment ON bulletin (segment_id) WHERE segment_id IS NOT NULL;

CREATE TABLE greeting (
    id {ID},
    kind TEXT NOT NULL,
    greets_on {DATE},
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    text_zh TEXT NOT NULL,
    text_en TEXT NOT NULL,
    state TEXT NOT NULL,
    greeted_on {DATE},
    greeted_to {BIG} NOT NULL,
    version {BIG} NOT NULL,
    created_by {BIG} REFERENCES account (id),
    created_at {INSTANT} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};
CREATE UNIQUE INDEX greeting_birthday ON greeting (kind) WHERE kind = 'birthday' AND state = 'active';
CREATE INDEX greeting_state ON greeting (state, id);
CREATE INDEX membership_birthday ON membership (birthday, id) WHERE birthday IS NOT NULL AND left_at IS NULL;

CREATE TABLE delivery (
    id {ID},
    purpose TEXT NOT NULL,
    fact TEXT NOT NULL,
    subject_id {BIG} NOT NULL,
    account_id {BIG} NOT NULL REFERENCES account (id),
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    due_at {INSTANT},
    held_until_at {INSTANT},
    until_at {INSTANT} NOT NULL,
    attempt_count {INT} NOT NULL,
    sent_at {INSTANT},
    created_at {INSTANT} NOT NULL,
    UNIQUE (account_id, channel, fact)
) {STRICT};
CREATE INDEX delivery_due ON delivery (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX delivery_subject ON delivery (purpose, subject_id, state, id);
CREATE INDEX delivery_account ON delivery (account_id, purpose, state, id);
";

/// What was said stays said; only why staff said so goes with the account.
const STAYS_ON_SQLITE: [&str; 2] = [
    "CREATE TRIGGER consent_act_no_update BEFORE UPDATE OF account_id, channel, purpose, given, source, recorded_by, \
     acted_at ON consent_act BEGIN SELECT RAISE(ABORT, 'what was consented to stays said'); END",
    "CREATE TRIGGER consent_act_no_delete BEFORE DELETE ON consent_act \
     BEGIN SELECT RAISE(ABORT, 'what was consented to stays said'); END",
];
const STAYS_ON_POSTGRES: [&str; 3] = [
    "CREATE FUNCTION consent_act_refuse() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'what was consented to stays said'; END $$",
    "CREATE TRIGGER consent_act_no_update BEFORE UPDATE OF account_id, channel, purpose, given, source, recorded_by, \
     acted_at ON consent_act FOR EACH STATEMENT EXECUTE FUNCTION consent_act_refuse()",
    "CREATE TRIGGER consent_act_no_delete BEFORE DELETE OR TRUNCATE ON consent_act \
     FOR EACH STATEMENT EXECUTE FUNCTION consent_act_refuse()",
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, TABLES).await?;
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        let stays: &[&str] = if sqlite { &STAYS_ON_SQLITE } else { &STAYS_ON_POSTGRES };
        for statement in stays {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

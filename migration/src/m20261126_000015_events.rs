//! Events: gatherings with slots, quotas and questions; registrations with seats, a queue and reminders; tickets and
//! check-ins; ratings and calendars.

use sea_orm_migration::prelude::*;

use crate::dialect::run;

const EVENTS: &str = "
CREATE TABLE event (
    id {ID},
    project_id {BIG} REFERENCES project (id),
    city TEXT,
    building_id {BIG} REFERENCES building (id),
    audience TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    series_id {BIG} REFERENCES event (id),
    title TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    place TEXT NOT NULL,
    begins_at {INSTANT} NOT NULL,
    ends_at {INSTANT} NOT NULL,
    registration_opens_at {INSTANT},
    registration_closes_at {INSTANT},
    free_cancel_until_at {INSTANT},
    party_max {INT} NOT NULL,
    one_per_household {BOOL} NOT NULL,
    offer_hours {INT} NOT NULL,
    version {BIG} NOT NULL,
    schedule_version {BIG} NOT NULL,
    cancel_reason TEXT,
    cancelled_at {INSTANT},
    created_by {BIG} REFERENCES account (id),
    created_at {INSTANT} NOT NULL,
    changed_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX event_begins ON event (begins_at, id);
CREATE INDEX event_ends ON event (ends_at, id);
CREATE INDEX event_project ON event (project_id, begins_at, id);
CREATE INDEX event_series ON event (series_id, begins_at) WHERE series_id IS NOT NULL;

CREATE TABLE event_quota (
    id {ID},
    event_id {BIG} NOT NULL REFERENCES event (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    size {INT},
    taken {INT} NOT NULL CHECK (taken >= 0),
    UNIQUE (event_id, key)
) {STRICT};

CREATE TABLE event_slot (
    id {ID},
    event_id {BIG} NOT NULL REFERENCES event (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    begins_at {INSTANT},
    ends_at {INSTANT},
    quota_ids {JSON} NOT NULL
) {STRICT};
CREATE INDEX event_slot_event ON event_slot (event_id, id);

CREATE TABLE event_question (
    id {ID},
    event_id {BIG} NOT NULL REFERENCES event (id),
    kind TEXT NOT NULL,
    prompt TEXT NOT NULL,
    choices {JSON} NOT NULL,
    required {BOOL} NOT NULL
) {STRICT};
CREATE INDEX event_question_event ON event_question (event_id, id);
";

const REGISTRATIONS: &str = "
CREATE TABLE registration (
    id {ID},
    event_id {BIG} NOT NULL REFERENCES event (id),
    slot_id {BIG} NOT NULL REFERENCES event_slot (id),
    account_id {BIG} REFERENCES account (id),
    registered_by {BIG} REFERENCES account (id),
    reason TEXT,
    state TEXT NOT NULL,
    answers {JSON} NOT NULL,
    offered_count {INT} NOT NULL,
    offer_expires_at {INSTANT},
    passed {BOOL} NOT NULL,
    registered_at {INSTANT} NOT NULL,
    cancelled_at {INSTANT},
    late_cancel {BOOL} NOT NULL,
    told_version {BIG} NOT NULL,
    version {BIG} NOT NULL
) {STRICT};
CREATE UNIQUE INDEX registration_active ON registration (event_id, account_id)
    WHERE state IN ('confirmed', 'waiting', 'offered');
CREATE INDEX registration_event ON registration (event_id, state, id);
CREATE INDEX registration_account ON registration (account_id, id);
CREATE INDEX registration_offer ON registration (offer_expires_at) WHERE offer_expires_at IS NOT NULL;

CREATE TABLE attendee (
    id {ID},
    registration_id {BIG} NOT NULL REFERENCES registration (id),
    event_id {BIG} NOT NULL REFERENCES event (id),
    name TEXT NOT NULL,
    is_holder {BOOL} NOT NULL,
    extra_ids {JSON} NOT NULL,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    serial {INT} NOT NULL,
    checked_in_at {INSTANT},
    attendance_count {INT} NOT NULL,
    UNIQUE (event_id, code)
) {STRICT};
CREATE INDEX attendee_registration ON attendee (registration_id, id);
CREATE INDEX attendee_event ON attendee (event_id, id);

CREATE TABLE registration_act (
    id {ID},
    registration_id {BIG} NOT NULL REFERENCES registration (id),
    kind TEXT NOT NULL,
    actor_id {BIG} REFERENCES account (id),
    acted_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX registration_act_registration ON registration_act (registration_id, id);

CREATE TABLE reminder (
    id {ID},
    registration_id {BIG} NOT NULL REFERENCES registration (id),
    kind TEXT NOT NULL,
    schedule_version {BIG} NOT NULL,
    due_at {INSTANT} NOT NULL,
    sent_at {INSTANT},
    UNIQUE (registration_id, kind, schedule_version)
) {STRICT};
CREATE INDEX reminder_due ON reminder (due_at) WHERE sent_at IS NULL;

CREATE TABLE event_rating (
    registration_id {BIG} NOT NULL PRIMARY KEY REFERENCES registration (id),
    event_id {BIG} NOT NULL REFERENCES event (id),
    stars {INT} NOT NULL CHECK (stars BETWEEN 1 AND 5),
    words TEXT NOT NULL,
    rated_at {INSTANT} NOT NULL
) {STRICT};
CREATE INDEX event_rating_event ON event_rating (event_id, registration_id);

CREATE TABLE calendar_feed (
    account_id {BIG} NOT NULL PRIMARY KEY REFERENCES account (id),
    secret_hash TEXT NOT NULL UNIQUE,
    created_at {INSTANT} NOT NULL
) {STRICT};
";

const CHECK_INS: &str = "
CREATE TABLE check_in (
    id {ID},
    event_id {BIG} NOT NULL REFERENCES event (id),
    attendee_id {BIG} REFERENCES attendee (id),
    method TEXT NOT NULL,
    verdict TEXT NOT NULL,
    device TEXT NOT NULL,
    sequence {BIG} NOT NULL,
    nonce TEXT NOT NULL,
    scanned_at {INSTANT} NOT NULL,
    plausible_at {INSTANT} NOT NULL,
    received_at {INSTANT} NOT NULL,
    account_id {BIG} NOT NULL REFERENCES account (id),
    reason TEXT,
    undone_at {INSTANT},
    undone_by {BIG} REFERENCES account (id),
    undo_reason TEXT,
    UNIQUE (event_id, device, nonce)
) {STRICT};
CREATE INDEX check_in_event ON check_in (event_id, id);
CREATE INDEX check_in_attendee ON check_in (attendee_id, plausible_at) WHERE attendee_id IS NOT NULL;
";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for step in [EVENTS, REGISTRATIONS, CHECK_INS] {
            run(manager, step).await?;
        }
        Ok(())
    }
}

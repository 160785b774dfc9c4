//! What happens by itself: offers end, whoever is registered learns that an event moved or does not take place, and is
//! reminded of it. Each step is a transaction that does a little and says so in the rows, so it can be broken off anywhere.

use linli_entities::Instant;
use linli_entities::event::{EventId, EventState, Model as Event};
use linli_entities::registration::{RegistrationId, RegistrationState};
use linli_entities::registration_act::{self, RegistrationActId, RegistrationActKind};
use linli_entities::reminder::{self, ReminderKind};
use sea_orm::{ConnectionTrait, Set};

use super::answering::{Held, let_go};
use super::note;
use super::queue::promote;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::events::logic::{self as events, seats};
use crate::features::registrations::rules::times;
use crate::features::registrations::store;
use crate::jobs;

/// Rows that are dealt with in one transaction.
const BATCH: u64 = 100;

/// Notes when a registration is reminded of its event as it stands.
pub(super) async fn remind_of(
    txn: &Txn,
    event: &Event,
    id: RegistrationId,
    now: Instant,
) -> Result<(), Error> {
    for (kind, due_at) in times::reminders(event.begins_at, now) {
        let row = reminder::ActiveModel {
            registration_id: Set(id),
            kind: Set(kind),
            schedule_version: Set(event.schedule_version),
            due_at: Set(due_at),
            ..Default::default()
        };
        store::insert_reminder(txn, row).await?;
    }
    Ok(())
}

/// Does what is due; answers how much was done.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    Ok(end_offers(app).await? + tell(app).await? + remind(app).await?)
}

/// Ends the offers that nobody answered, and gives what they kept to the next.
async fn end_offers(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || end_some_offers(app)).await
}

async fn end_some_offers(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    for id in store::with_lapsed_offers(app.db.read(), app.clock.now(), BATCH).await? {
        done += app
            .db
            .write((id, app.clock.now()), |txn, (id, now)| Box::pin(end_offers_of(txn, id, now)))
            .await?;
    }
    Ok(done)
}

async fn end_offers_of(txn: &Txn, id: EventId, now: Instant) -> Result<usize, Error> {
    let event = seats::locked(txn, id).await?;
    let lapsed = store::lapsed_offers(txn, id, now).await?;
    for row in &lapsed {
        let held = Held::of(txn, row.id).await?;
        // An offer that only the end of the queue cut short loses nobody their place.
        let cut_short = times::queue_ends(event.begins_at) <= now
            && row.offer_expires_at == Some(times::queue_ends(event.begins_at));
        let (state, act) = match held.is_whole() && !cut_short {
            true => (RegistrationState::Lapsed, RegistrationActKind::Lapsed),
            false => (RegistrationState::Waiting, RegistrationActKind::Passed),
        };
        let_go(txn, &held, (state, act), None, now).await?;
    }
    promote(txn, &event, now).await?;
    Ok(lapsed.len())
}

/// Tells those who are registered that their event moved or does not take place: each once.
async fn tell(app: &App) -> Result<usize, Error> {
    let some = || async move {
        // Looking first keeps an idle task from writing.
        if store::untold(app.db.read(), 1).await?.is_empty() {
            return Ok(0);
        }
        app.db.write(app.clock.now(), |txn, now| Box::pin(async move { tell_some(txn, now).await })).await
    };
    jobs::until_none(app, some).await
}

async fn tell_some(txn: &Txn, now: Instant) -> Result<usize, Error> {
    let untold = store::untold(txn, BATCH).await?;
    for (row, event) in &untold {
        let Some(event) = event else { continue };
        if !store::mark_told(txn, row.id, event.schedule_version).await? {
            continue;
        }
        store::drop_reminders(txn, row.id).await?;
        let act = match event.state {
            EventState::Cancelled => RegistrationActKind::EventCancelled,
            EventState::Draft | EventState::Published => RegistrationActKind::Moved,
        };
        note(txn, row.id, act, None, now).await?;
        if act == RegistrationActKind::Moved && row.state == RegistrationState::Confirmed {
            remind_of(txn, event, row.id, now).await?;
        }
    }
    Ok(untold.len())
}

/// Reminds those whose time has come. What is not so any more (cancelled, moved, begun) reminds nobody.
async fn remind(app: &App) -> Result<usize, Error> {
    let some = || async move {
        // Looking first keeps an idle task from writing.
        if store::due_reminders(app.db.read(), app.clock.now(), 1).await?.is_empty() {
            return Ok(0);
        }
        app.db.write(app.clock.now(), |txn, now| Box::pin(async move { remind_some(txn, now).await })).await
    };
    jobs::until_none(app, some).await
}

async fn remind_some(txn: &Txn, now: Instant) -> Result<usize, Error> {
    let due = store::due_reminders(txn, now, BATCH).await?;
    let mut rows_ids: Vec<RegistrationId> = due.iter().map(|one| one.registration_id).collect();
    rows_ids.sort_unstable();
    rows_ids.dedup();
    let rows = store::by_ids(txn, &rows_ids).await?;
    let known = events::by_ids(txn, &rows.iter().map(|row| row.event_id).collect::<Vec<_>>()).await?;
    for one in &due {
        if !store::mark_reminded(txn, one.id, now).await? {
            continue;
        }
        let Some(row) = rows.iter().find(|row| row.id == one.registration_id) else { continue };
        let Some(event) = known.get(&row.event_id) else { continue };
        let stands = row.state == RegistrationState::Confirmed
            && event.state == EventState::Published
            && event.schedule_version == one.schedule_version
            && now < event.begins_at;
        // Of reminders that were missed together only the last tells.
        let later =
            due.iter().any(|other| other.registration_id == one.registration_id && other.due_at > one.due_at);
        if stands && !later {
            note(txn, row.id, act_of(one.kind), None, now).await?;
        }
    }
    Ok(due.len())
}

fn act_of(kind: ReminderKind) -> RegistrationActKind {
    match kind {
        ReminderKind::Week => RegistrationActKind::RemindedWeek,
        ReminderKind::Day => RegistrationActKind::RemindedDay,
        ReminderKind::Hours => RegistrationActKind::RemindedHours,
    }
}

/// Something that happened to a registration, for whoever is told.
#[derive(Clone, Debug)]
pub struct Happened {
    /// What.
    pub act: registration_act::Model,
    /// To which.
    pub registration: linli_entities::registration::Model,
    /// Of which event.
    pub event: Event,
}

/// What these acts are about.
///
/// # Errors
/// When the database fails.
pub async fn happened(db: &impl ConnectionTrait, ids: &[RegistrationActId]) -> Result<Vec<Happened>, Error> {
    let acts = store::acts_by_ids(db, ids).await?;
    let rows = store::by_ids(db, &acts.iter().map(|act| act.registration_id).collect::<Vec<_>>()).await?;
    let known = events::by_ids(db, &rows.iter().map(|row| row.event_id).collect::<Vec<_>>()).await?;
    let found = acts.into_iter().filter_map(|act| {
        let registration = rows.iter().find(|row| row.id == act.registration_id)?.clone();
        let event = known.get(&registration.event_id)?.clone();
        Some(Happened { act, registration, event })
    });
    Ok(found.collect())
}

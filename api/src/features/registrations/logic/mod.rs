//! Use cases of registrations: reading. Making is in [`making`], answering offers and cancelling in [`answering`], the
//! queue in [`queue`], what happens by itself in [`telling`], calendars in [`feeds`], ratings in [`rating`].

pub mod answering;
pub mod feeds;
pub mod making;
pub mod queue;
pub mod rating;
pub mod seats;
pub mod telling;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attendee::{self, SeatState};
use linli_entities::event::{EventId, Model as Event};
use linli_entities::event_quota::{self, QuotaId};
use linli_entities::event_rating;
use linli_entities::event_slot::{self, SlotKind};
use linli_entities::registration::{Model, RegistrationId, RegistrationState};
use linli_entities::registration_act::RegistrationActKind;
use sea_orm::ConnectionTrait;

use super::rules::queue::{Free, sum};
use super::rules::times;
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as people};
use crate::features::events::output::OwnRegistration;
use crate::features::events::rules::EventPhase;
use crate::features::events::rules::plan::{self, Demand};
use crate::features::events::{logic as events, rules as event_rules};
use crate::outbox;
use crate::page::PageRequest;

/// A registration, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// The event.
    pub event: Event,
    /// What was chosen.
    pub slot: event_slot::Model,
    /// Its seats.
    pub attendees: Vec<attendee::Model>,
    /// Whose it is.
    pub account: Option<AccountRef>,
    /// The staff who made it.
    pub by: Option<AccountRef>,
    /// The place in the queue, 1 for the next.
    pub position: Option<i64>,
    /// The quotas that are too full for it.
    pub full: Vec<(QuotaId, String)>,
    /// What its holder said of the event.
    pub rating: Option<event_rating::Model>,
    /// How the reader stands to it.
    pub party: Party,
    /// Now.
    pub now: Instant,
}

/// How somebody stands to a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// It is theirs.
    Holder,
    /// They host the event.
    Host,
}

impl Seen {
    /// The seats that are not given up.
    pub fn seats(&self) -> impl Iterator<Item = &attendee::Model> {
        self.attendees.iter().filter(|seat| seat.state != SeatState::Cancelled)
    }

    /// Whether the queue has ended and whoever comes first is served first.
    pub fn last_hours(&self) -> bool {
        times::queue_ends(self.event.begins_at) <= self.now
    }

    /// Whether its event takes place and is not over.
    pub fn is_ahead(&self) -> bool {
        event_rules::phase(&self.event, self.now) == EventPhase::Published
    }
}

/// Notes what happened to a registration, for its history and for whoever is told.
async fn note(
    txn: &Txn,
    id: RegistrationId,
    kind: RegistrationActKind,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), Error> {
    let act = store::insert_act(txn, id, kind, by, now).await?;
    let kind = linli_entities::outbox::OutboxKind::RegistrationAct;
    Ok(outbox::enqueue(txn, kind, act.0, now).await?)
}

/// What each of these seats takes.
fn demands(slots: &[event_slot::Model], row: &Model, seats: &[attendee::Model]) -> Vec<Demand> {
    seats.iter().map(|seat| plan::demand(slots, row.slot_id, [&seat.extra_ids])).collect()
}

/// How many wait for each of these events.
///
/// # Errors
/// When the database fails.
pub async fn waiting_counts(
    db: &impl ConnectionTrait,
    ids: &[EventId],
) -> Result<HashMap<EventId, i64>, Error> {
    Ok(store::waiting_counts(db, ids).await?.into_iter().collect())
}

/// The actor's registrations for these events that stand.
///
/// # Errors
/// When the database fails.
pub async fn own_of(
    app: &App,
    actor: &Actor,
    ids: &[EventId],
) -> Result<HashMap<EventId, OwnRegistration>, Error> {
    let Some(account_id) = actor.account_id() else { return Ok(HashMap::new()) };
    let db = app.db.read();
    let rows = store::standing_of(db, ids, account_id).await?;
    let row_ids: Vec<RegistrationId> = rows.iter().map(|row| row.id).collect();
    let seats = store::attendees_of(db, &row_ids).await?;
    let places = places(db, &rows).await?;
    let own = rows.into_iter().map(|row| {
        let mine =
            seats.iter().filter(|seat| seat.registration_id == row.id && seat.state != SeatState::Cancelled);
        let seat_count = i64::try_from(mine.count()).unwrap_or(i64::MAX);
        let position = places.get(&row.id).copied();
        (row.event_id, OwnRegistration { id: row.id, state: row.state, seat_count, position })
    });
    Ok(own.collect())
}

/// The places in the queue of those who wait.
async fn places(db: &impl ConnectionTrait, rows: &[Model]) -> Result<HashMap<RegistrationId, i64>, Error> {
    let mut events: Vec<EventId> =
        rows.iter().filter(|row| row.state == RegistrationState::Waiting).map(|row| row.event_id).collect();
    events.sort_unstable();
    events.dedup();
    let (mut counted, mut places) = (HashMap::<EventId, i64>::new(), HashMap::new());
    for (id, event_id) in store::queues(db, events).await? {
        let place = counted.entry(event_id).or_default();
        *place += 1;
        places.insert(id, *place);
    }
    Ok(places)
}

/// What the reader sees of these rows.
async fn seen(app: &App, party: impl Fn(&Model) -> Party, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<RegistrationId> = rows.iter().map(|row| row.id).collect();
    let mut event_ids: Vec<EventId> = rows.iter().map(|row| row.event_id).collect();
    event_ids.sort_unstable();
    event_ids.dedup();
    let known = events::by_ids(db, &event_ids).await?;
    let slots = events::slots(db, &event_ids).await?;
    let quotas = events::quotas(db, &event_ids).await?;
    let seats = store::attendees_of(db, &ids).await?;
    let ratings = store::ratings(db, &ids).await?;
    let places = places(db, &rows).await?;
    let named: Vec<AccountId> =
        rows.iter().flat_map(|row| [row.account_id, row.registered_by]).flatten().collect();
    let people = people::refs(app, &named, Scope::Anywhere).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let event = known.get(&row.event_id)?.clone();
        let slot = slots.iter().find(|slot| slot.id == row.slot_id)?.clone();
        let attendees: Vec<_> = seats.iter().filter(|seat| seat.registration_id == row.id).cloned().collect();
        let position = places.get(&row.id).copied();
        let full = position.map(|_| full(&slots, &quotas, &row, &attendees)).unwrap_or_default();
        let name = |id: Option<AccountId>| id.and_then(|id| people.get(&id).cloned());
        Some(Seen {
            account: name(row.account_id),
            by: name(row.registered_by),
            rating: ratings.iter().find(|rating| rating.registration_id == row.id).cloned(),
            party: party(&row),
            event,
            slot,
            attendees,
            position,
            full,
            now,
            row,
        })
    });
    Ok(seen.collect())
}

fn full(
    slots: &[event_slot::Model],
    quotas: &[event_quota::Model],
    row: &Model,
    attendees: &[attendee::Model],
) -> Vec<(QuotaId, String)> {
    let of_event: Vec<_> = quotas.iter().filter(|quota| quota.event_id == row.event_id).cloned().collect();
    let waiting: Vec<_> =
        attendees.iter().filter(|seat| seat.state != SeatState::Cancelled).cloned().collect();
    let lacking = Free::of(&of_event).lacking(&sum(&demands(slots, row, &waiting)));
    let named = of_event.into_iter().filter(|quota| lacking.contains(&quota.id));
    named.map(|quota| (quota.id, quota.name)).collect()
}

/// One registration, for its holder and for who hosts the event.
///
/// # Errors
/// [`Error::NotFound`] to everybody else.
pub async fn get(app: &App, actor: &Actor, id: RegistrationId) -> Result<Seen, Error> {
    actor.signed_in()?;
    let unknown = || Error::NotFound("registration");
    let row = store::by_ids(app.db.read(), &[id]).await?.pop().ok_or_else(unknown)?;
    let party = stands_to(app.db.read(), actor, &row).await?.ok_or_else(unknown)?;
    seen(app, |_| party, vec![row]).await?.pop().ok_or_else(unknown)
}

/// How somebody stands to a registration; whose it is is its holder, also where they host.
async fn stands_to(db: &impl ConnectionTrait, actor: &Actor, row: &Model) -> Result<Option<Party>, Error> {
    if row.account_id.is_some() && row.account_id == actor.account_id() {
        return Ok(Some(Party::Holder));
    }
    let event = events::by_ids(db, &[row.event_id]).await?.remove(&row.event_id);
    let Some(event) = event else { return Ok(None) };
    let hosts = events::demand(db, actor, &event, Permission::HostEvents).await.is_ok();
    Ok(hosts.then_some(Party::Host))
}

/// A page of the registrations for an event, for who hosts it, in the order of the queue.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`](crate::code::Code::Forbidden).
pub async fn list(
    app: &App,
    actor: &Actor,
    event_id: EventId,
    state: Option<RegistrationState>,
    page: &PageRequest<RegistrationId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    events::hosted(app.db.read(), actor, event_id).await?;
    let rows = store::of_event(app.db.read(), event_id, state, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, |_| Party::Host, rows).await?, next))
}

/// A page of the actor's own registrations, the newest first.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Code::Malformed`](crate::code::Code::Malformed) at `/when`.
pub async fn own(
    app: &App,
    actor: &Actor,
    when: Option<&str>,
    page: &PageRequest<RegistrationId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let account_id = actor.signed_in()?.account_id;
    let over = match when {
        None => None,
        Some("upcoming") => Some(false),
        Some("past") => Some(true),
        Some(_) => return Err(Error::invalid("/when", crate::code::Code::Malformed)),
    };
    let rows = store::of_account(app.db.read(), account_id, over, app.clock.now(), page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, |_| Party::Holder, rows).await?, next))
}

/// Those who came last to a quota of which `over` more is taken than there is: whoever asked hosts the event.
///
/// # Errors
/// When the database fails.
pub async fn last_in(
    app: &App,
    actor: &Actor,
    quota: &event_quota::Model,
    over: i32,
) -> Result<Vec<Seen>, Error> {
    if over == 0 {
        return Ok(vec![]);
    }
    actor.signed_in()?;
    let rows = store::newest(app.db.read(), quota.event_id, store_limit(over)).await?;
    let slots = events::slots(app.db.read(), &[quota.event_id]).await?;
    let mut left = over;
    let mut concerned = vec![];
    for one in seen(app, |_| Party::Host, rows).await? {
        let held: Vec<_> = one.seats().cloned().collect();
        let taken = sum(&demands(&slots, &one.row, &held)).get(&quota.id).copied().unwrap_or(0);
        if taken > 0 && left > 0 {
            left -= taken;
            concerned.push(one);
        }
    }
    Ok(concerned)
}

/// Whether somebody registered for an event, and came.
///
/// # Errors
/// When the database fails.
pub async fn has_come(
    db: &impl ConnectionTrait,
    event_id: EventId,
    account_id: AccountId,
) -> Result<bool, Error> {
    Ok(store::has_come(db, event_id, account_id).await?)
}

/// How many of the newest are looked at: each has a seat at least, and few choose what is not over.
fn store_limit(over: i32) -> u64 {
    u64::try_from(over).unwrap_or(0).saturating_mul(4).clamp(20, 400)
}

/// Whether a slot is one of those to choose.
fn is_slot(slots: &[event_slot::Model], id: event_slot::SlotId) -> bool {
    slots.iter().any(|slot| slot.id == id && slot.kind == SlotKind::Slot)
}

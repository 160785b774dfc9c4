//! Registering, for oneself or, by staff, for somebody who called.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attendee::{self, SeatState};
use linli_entities::event::{EventId, Model as Event};
use linli_entities::registration::{ActiveModel, Model, RegistrationId, RegistrationState};
use linli_entities::registration_act::RegistrationActKind;
use sea_orm::Set;
use serde_json::json;

use super::queue::{self, Queue};
use super::{Seen, demands, get, is_slot, note, telling};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::features::events::logic::{self as events, seats};
use crate::features::events::rules as event_rules;
use crate::features::registrations::input::{OnBehalfInput, RegistrationInput};
use crate::features::registrations::rules::queue::{Party, sum, walk};
use crate::features::registrations::rules::{NewRegistration, QUEUE_MAX, demand_fit, times};
use crate::features::registrations::store;
use crate::once::Once;
use crate::secret;

/// For whom a registration is made.
#[derive(Clone, Debug)]
enum Whose {
    /// For whoever asks.
    Own,
    /// By staff for somebody else, and why.
    Other(AccountId, String),
}

/// Registers the actor.
///
/// # Errors
/// [`Error::NotFound`] for an event that the actor does not know of; [`Code::EmailNotProven`]; [`Error::Invalid`];
/// [`Code::RegistrationNotOpen`], [`Code::RegistrationClosed`], [`Code::AlreadyRegistered`],
/// [`Code::HouseholdRegistered`]; [`Code::EventFull`] to whoever does not want to wait.
pub async fn create(
    app: &App,
    actor: &Actor,
    event_id: EventId,
    input: RegistrationInput,
    once: Once,
) -> Result<Seen, Error> {
    let account = actor.signed_in()?;
    events::known(app.db.read(), actor, event_id).await?;
    if !account.proven && account.rights.grants.is_empty() {
        return Err(Error::Forbidden(Code::EmailNotProven));
    }
    app.rates.write.count(&account.account_id)?;
    let new = input.parse()?;
    make(app, actor, event_id, (Whose::Own, new), once).await
}

/// Registers somebody else, for who hosts the event. Whom the event is for decides the host.
///
/// # Errors
/// As [`create`]; [`Code::Forbidden`]; [`Code::NotFound`] at `/account_id`.
pub async fn create_on_behalf(
    app: &App,
    actor: &Actor,
    event_id: EventId,
    input: OnBehalfInput,
    once: Once,
) -> Result<Seen, Error> {
    events::hosted(app.db.read(), actor, event_id).await?;
    let account_id = input.account_id;
    let (new, reason) = input.parse()?;
    make(app, actor, event_id, (Whose::Other(account_id, reason), new), once).await
}

async fn make(
    app: &App,
    actor: &Actor,
    event_id: EventId,
    what: (Whose, NewRegistration),
    once: Once,
) -> Result<Seen, Error> {
    let input = (actor.clone(), event_id, what, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, event_id, what, once, now)| {
            Box::pin(make_in(txn, actor, event_id, what, once, now))
        })
        .await?;
    get(app, actor, id).await
}

async fn make_in(
    txn: &Txn,
    actor: Actor,
    event_id: EventId,
    (whose, new): (Whose, NewRegistration),
    once: Once,
    now: Instant,
) -> Result<RegistrationId, Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    if let Some(before) = once.made_before(txn).await? {
        return Ok(RegistrationId(before));
    }
    let event = seats::locked(txn, event_id).await?;
    let account_id = match &whose {
        Whose::Own => {
            events::known(txn, &actor, event_id).await?;
            actor.signed_in()?.account_id
        }
        Whose::Other(account_id, _) => {
            events::demand(txn, &actor, &event, Permission::HostEvents).await?;
            if !sessions::is_open(txn, *account_id).await? {
                return Err(Error::invalid("/account_id", Code::NotFound));
            }
            *account_id
        }
    };
    demand_free(txn, &event, account_id, now).await?;
    let row = register(txn, &event, (Some(account_id), &actor, whose), new, now).await?;
    once.remember(txn, row.id.0, now).await?;
    Ok(row.id)
}

/// Demands that the account may register now and has not.
async fn demand_free(txn: &Txn, event: &Event, account_id: AccountId, now: Instant) -> Result<(), Error> {
    event_rules::demand_open(event, now).map_err(Error::Conflict)?;
    if store::standing(txn, event.id, account_id).await?.is_some() {
        return Err(Error::Conflict(Code::AlreadyRegistered));
    }
    if event.one_per_household && store::household_has_one(txn, event.id, account_id).await? {
        return Err(Error::Conflict(Code::HouseholdRegistered));
    }
    Ok(())
}

/// Writes the registration: with its seats where there is room and nobody before it wants them, else in the queue.
async fn register(
    txn: &Txn,
    event: &Event,
    (account_id, actor, whose): (Option<AccountId>, &Actor, Whose),
    new: NewRegistration,
    now: Instant,
) -> Result<Model, Error> {
    let queue = Queue::of(txn, event).await?;
    if !is_slot(&queue.slots, new.slot_id) {
        return Err(Error::invalid("/slot_id", Code::NotFound));
    }
    let answers = demand_fit(event, &queue.slots, &events::questions(txn, event.id).await?, &new)?;
    let room = room_for(&queue, event, &new, now);
    let whole = room == new.seats.len();
    if !whole && !new.waitlist {
        return Err(Error::Conflict(Code::EventFull));
    }
    if !whole && queue.waiting.len() as u64 >= QUEUE_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let (registered_by, reason) = match whose {
        Whose::Own => (None, None),
        Whose::Other(_, reason) => (actor.account_id(), Some(reason)),
    };
    let state = if whole { RegistrationState::Confirmed } else { RegistrationState::Waiting };
    let row = ActiveModel {
        slot_id: Set(new.slot_id),
        account_id: Set(account_id),
        registered_by: Set(registered_by),
        reason: Set(reason),
        state: Set(state),
        answers: Set(answers),
        ..fresh(event, now)
    };
    let row = store::insert(txn, row).await.on_unique(Error::Conflict(Code::AlreadyRegistered))?;
    let seats = insert_seats(txn, &row, &new, whole).await?;
    settle(txn, event, &queue, (row, seats), room, actor, now).await
}

/// What every registration begins with.
fn fresh(event: &Event, now: Instant) -> ActiveModel {
    ActiveModel {
        event_id: Set(event.id),
        offered_count: Set(0),
        passed: Set(false),
        registered_at: Set(now),
        late_cancel: Set(false),
        told_version: Set(event.schedule_version),
        version: Set(1),
        ..Default::default()
    }
}

/// Takes the seats, keeps a part of them, or leaves the registration in the queue.
async fn settle(
    txn: &Txn,
    event: &Event,
    queue: &Queue,
    (row, attendees): (Model, Vec<attendee::Model>),
    room: usize,
    actor: &Actor,
    now: Instant,
) -> Result<Model, Error> {
    let by = actor.account_id();
    let demands = demands(&queue.slots, &row, &attendees);
    if row.registered_by.is_some() {
        let entity = ("registration", row.id.0);
        audit::record(txn, actor, "create_registration_on_behalf", entity, json!({}), now).await?;
    }
    if row.state == RegistrationState::Confirmed {
        seats::take(txn, &sum(&demands)).await?;
        note(txn, row.id, RegistrationActKind::Confirmed, by, now).await?;
        telling::remind_of(txn, event, row.id, now).await?;
        return Ok(row);
    }
    note(txn, row.id, RegistrationActKind::Queued, by, now).await?;
    if room > 0 && now < times::queue_ends(event.begins_at) {
        return queue::offer(txn, event, (&row, &demands), room, now).await;
    }
    Ok(row)
}

/// For how many of its first seats there is room, after all who came before.
fn room_for(queue: &Queue, event: &Event, new: &NewRegistration, now: Instant) -> usize {
    let seats: Vec<_> = new
        .seats
        .iter()
        .map(|seat| {
            let extras = json!(seat.extras.iter().map(|id| id.0).collect::<Vec<_>>());
            event_rules::plan::demand(&queue.slots, new.slot_id, [&extras])
        })
        .collect();
    if times::queue_ends(event.begins_at) <= now {
        // Whoever comes first is served first.
        return queue.free.room_for(&seats);
    }
    let newcomer = RegistrationId(i64::MAX);
    let mut parties = queue.parties();
    parties.push(Party { id: newcomer, seats, passed: false });
    let given = walk(queue.free.clone(), &parties);
    given.into_iter().find(|(id, _)| *id == newcomer).map_or(0, |(_, room)| room)
}

async fn insert_seats(
    txn: &Txn,
    row: &Model,
    new: &NewRegistration,
    confirmed: bool,
) -> Result<Vec<attendee::Model>, Error> {
    let mut seats = Vec::with_capacity(new.seats.len());
    for (index, seat) in new.seats.iter().enumerate() {
        let seat = attendee::ActiveModel {
            registration_id: Set(row.id),
            event_id: Set(row.event_id),
            name: Set(seat.name.clone()),
            is_holder: Set(index == 0 && row.account_id.is_some()),
            extra_ids: Set(json!(seat.extras.iter().map(|id| id.0).collect::<Vec<_>>())),
            state: Set(if confirmed { SeatState::Confirmed } else { SeatState::Waiting }),
            code: Set(secret::seat_code()),
            serial: Set(1),
            attendance_count: Set(0),
            ..Default::default()
        };
        seats.push(store::insert_attendee(txn, seat).await?);
    }
    Ok(seats)
}

/// Writes a seat for somebody who stands in the door, beyond what there is. The event is held.
///
/// # Errors
/// [`Code::NotFound`] at `/slot_id`.
pub async fn walk_in(
    txn: &Txn,
    actor: &Actor,
    event: &Event,
    new: NewRegistration,
    reason: String,
    now: Instant,
) -> Result<attendee::Model, Error> {
    let slots = events::slots(txn, &[event.id]).await?;
    if !is_slot(&slots, new.slot_id) {
        return Err(Error::invalid("/slot_id", Code::NotFound));
    }
    let row = ActiveModel {
        slot_id: Set(new.slot_id),
        registered_by: Set(actor.account_id()),
        reason: Set(Some(reason)),
        state: Set(RegistrationState::Confirmed),
        answers: Set(json!({})),
        ..fresh(event, now)
    };
    let row = store::insert(txn, row).await?;
    let mut made = insert_seats(txn, &row, &new, true).await?;
    seats::take_beyond(txn, &sum(&demands(&slots, &row, &made))).await?;
    note(txn, row.id, RegistrationActKind::Confirmed, actor.account_id(), now).await?;
    made.pop().ok_or_else(|| Error::invalid("/name", Code::Required))
}

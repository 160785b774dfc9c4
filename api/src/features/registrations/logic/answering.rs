//! Answering an offer, and giving seats up.

use linli_entities::Instant;
use linli_entities::attendee::{self, AttendeeId, SeatState};
use linli_entities::event::Model as Event;
use linli_entities::registration::{ActiveModel, Model, RegistrationId, RegistrationState};
use linli_entities::registration_act::RegistrationActKind;
use sea_orm::Set;
use serde_json::json;

use super::queue::promote;
use super::{Party, Seen, demands, get, note, stands_to, telling};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::events::logic::{self as events, seats};
use crate::features::events::rules::{EventPhase, phase};
use crate::features::registrations::input::{AcceptInput, CancelRegistrationInput};
use crate::features::registrations::rules::queue::{Free, sum};
use crate::features::registrations::rules::times;
use crate::features::registrations::store;

/// A registration with what it holds, within the lock of its event.
pub(super) struct Held {
    pub(super) row: Model,
    pub(super) event: Event,
    /// The seats that are not given up.
    pub(super) seats: Vec<attendee::Model>,
    pub(super) demands: Vec<crate::features::events::rules::plan::Demand>,
}

impl Held {
    pub(super) async fn of(txn: &Txn, id: RegistrationId) -> Result<Self, Error> {
        let unknown = || Error::NotFound("registration");
        let row = store::by_ids(txn, &[id]).await?.pop().ok_or_else(unknown)?;
        let event = seats::locked(txn, row.event_id).await?;
        // What it is now, the lock says.
        let row = store::by_ids(txn, &[id]).await?.pop().ok_or_else(unknown)?;
        let slots = events::slots(txn, &[event.id]).await?;
        let mut seats = store::attendees_of(txn, &[id]).await?;
        seats.retain(|seat| seat.state != SeatState::Cancelled);
        Ok(Self { demands: demands(&slots, &row, &seats), row, event, seats })
    }

    /// What it holds: all of its seats, those that are kept for it, or nothing.
    pub(super) fn holds(&self) -> usize {
        match self.row.state {
            RegistrationState::Confirmed => self.seats.len(),
            RegistrationState::Offered => self.offered(),
            _ => 0,
        }
    }

    fn offered(&self) -> usize {
        usize::try_from(self.row.offered_count).unwrap_or(0).min(self.seats.len())
    }

    /// Whether all of its seats are kept for it.
    pub(super) fn is_whole(&self) -> bool {
        self.offered() == self.seats.len()
    }
}

async fn held_of(txn: &Txn, actor: &Actor, id: RegistrationId) -> Result<(Actor, Party, Held), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let held = Held::of(txn, id).await?;
    let party = stands_to(txn, &actor, &held.row).await?.ok_or(Error::NotFound("registration"))?;
    Ok((actor, party, held))
}

fn demand_holder(party: Party) -> Result<(), Error> {
    match party {
        Party::Holder => Ok(()),
        Party::Host => Err(Error::Forbidden(Code::Forbidden)),
    }
}

/// Takes what is offered, or so many of the first seats of it; the other seats leave the queue. In the last hours
/// whoever waits takes free seats so.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Forbidden`] to staff; [`Code::OutOfRange`] at `/seat_count`; [`Code::WrongState`];
/// [`Code::EventFull`].
pub async fn accept(app: &App, actor: &Actor, id: RegistrationId, input: AcceptInput) -> Result<Seen, Error> {
    demand_holder(get(app, actor, id).await?.party)?;
    let input = (actor.clone(), id, input.seat_count, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, count, now)| Box::pin(accept_in(txn, actor, id, count, now)))
        .await?;
    get(app, actor, id).await
}

async fn accept_in(
    txn: &Txn,
    actor: Actor,
    id: RegistrationId,
    count: Option<i32>,
    now: Instant,
) -> Result<(), Error> {
    let (actor, party, held) = held_of(txn, &actor, id).await?;
    demand_holder(party)?;
    let ahead = phase(&held.event, now) == EventPhase::Published && now < held.event.ends_at;
    let last_hours = times::queue_ends(held.event.begins_at) <= now;
    let most = match held.row.state {
        RegistrationState::Offered if ahead => held.offered(),
        RegistrationState::Waiting if ahead && last_hours => held.seats.len(),
        _ => return Err(Error::Conflict(Code::WrongState)),
    };
    let count = count.map_or(Some(most), |count| usize::try_from(count).ok());
    let count = count.filter(|count| (1..=most).contains(count));
    let count = count.ok_or_else(|| Error::invalid("/seat_count", Code::OutOfRange))?;
    if held.row.state == RegistrationState::Offered {
        seats::give_back(txn, &sum(&held.demands[count..most])).await?;
    } else {
        let free = Free::of(&events::quotas(txn, &[held.event.id]).await?);
        if !free.fits(&sum(&held.demands[..count])) {
            return Err(Error::Conflict(Code::EventFull));
        }
        seats::take(txn, &sum(&held.demands[..count])).await?;
    }
    let (kept, left): (Vec<AttendeeId>, Vec<AttendeeId>) = {
        let ids: Vec<AttendeeId> = held.seats.iter().map(|seat| seat.id).collect();
        (ids[..count].to_vec(), ids[count..].to_vec())
    };
    store::set_seats(txn, kept, SeatState::Confirmed).await?;
    store::set_seats(txn, left, SeatState::Cancelled).await?;
    let row = ActiveModel { state: Set(RegistrationState::Confirmed), ..without_offer() };
    store::update(txn, &held.row, row).await?;
    note(txn, id, RegistrationActKind::Accepted, actor.account_id(), now).await?;
    telling::remind_of(txn, &held.event, id, now).await?;
    promote(txn, &held.event, now).await
}

pub(super) fn without_offer() -> ActiveModel {
    ActiveModel { offered_count: Set(0), offer_expires_at: Set(None), ..Default::default() }
}

/// Lets an offer pass. Of all seats it ends the registration; of a part it goes back to its place in the queue, and waits
/// for all of its seats.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Forbidden`] to staff; [`Code::WrongState`].
pub async fn decline(app: &App, actor: &Actor, id: RegistrationId) -> Result<Seen, Error> {
    demand_holder(get(app, actor, id).await?.party)?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, party, held) = held_of(txn, &actor, id).await?;
                demand_holder(party)?;
                if held.row.state != RegistrationState::Offered {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let (state, act) = if held.is_whole() {
                    (RegistrationState::Cancelled, RegistrationActKind::Cancelled)
                } else {
                    (RegistrationState::Waiting, RegistrationActKind::Passed)
                };
                let_go(txn, &held, (state, act), actor.account_id(), now).await?;
                promote(txn, &held.event, now).await
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Gives back what is kept for a registration, which then waits or has ended.
pub(super) async fn let_go(
    txn: &Txn,
    held: &Held,
    (state, act): (RegistrationState, RegistrationActKind),
    by: Option<linli_entities::account::AccountId>,
    now: Instant,
) -> Result<(), Error> {
    seats::give_back(txn, &sum(&held.demands[..held.holds()])).await?;
    let ended = state != RegistrationState::Waiting;
    if ended {
        let ids = held.seats.iter().map(|seat| seat.id).collect();
        store::set_seats(txn, ids, SeatState::Cancelled).await?;
    }
    let row = ActiveModel {
        state: Set(state),
        passed: Set(held.row.passed || act == RegistrationActKind::Passed),
        cancelled_at: Set(ended.then_some(now)),
        ..without_offer()
    };
    store::update(txn, &held.row, row).await?;
    note(txn, held.row.id, act, by, now).await
}

/// What is given up, by whom.
#[derive(Clone, Debug)]
struct GivenUp {
    seats: Option<Vec<AttendeeId>>,
    reason: Option<String>,
}

/// Gives seats up, or all: by the holder, or with a reason by who hosts the event. What comes free goes to the next at
/// once.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`]; [`Code::WrongState`] for what has ended, for seats on which somebody sits, and
/// for a part of what is offered; [`Code::TooLate`] once the event is over.
pub async fn cancel(
    app: &App,
    actor: &Actor,
    id: RegistrationId,
    input: CancelRegistrationInput,
) -> Result<Seen, Error> {
    let party = get(app, actor, id).await?.party;
    let (seats, reason) = input.parse(party == Party::Host)?;
    let input = (actor.clone(), id, GivenUp { seats, reason }, app.clock.now());
    app.db.write(input, |txn, (actor, id, what, now)| Box::pin(cancel_in(txn, actor, id, what, now))).await?;
    get(app, actor, id).await
}

async fn cancel_in(
    txn: &Txn,
    actor: Actor,
    id: RegistrationId,
    what: GivenUp,
    now: Instant,
) -> Result<(), Error> {
    let (actor, party, held) = held_of(txn, &actor, id).await?;
    if held.event.ends_at <= now {
        return Err(Error::Conflict(Code::TooLate));
    }
    if !store::ACTIVE.contains(&held.row.state) {
        return Err(Error::Conflict(Code::WrongState));
    }
    let all: Vec<AttendeeId> = held.seats.iter().map(|seat| seat.id).collect();
    let mut given_up = what.seats.unwrap_or_else(|| all.clone());
    given_up.sort_unstable();
    given_up.dedup();
    if !given_up.iter().all(|id| all.contains(id)) {
        return Err(Error::invalid("/attendee_ids", Code::NotFound));
    }
    let sits = |seat: &&attendee::Model| given_up.contains(&seat.id) && seat.checked_in_at.is_some();
    let part = given_up.len() < all.len();
    if held.seats.iter().any(|seat| sits(&seat)) || (part && held.row.state == RegistrationState::Offered) {
        return Err(Error::Conflict(Code::WrongState));
    }
    let held_before = held.holds();
    let freed: Vec<_> = (0..held_before).filter(|index| given_up.contains(&held.seats[*index].id)).collect();
    let freed: Vec<_> = freed.into_iter().map(|index| held.demands[index].clone()).collect();
    seats::give_back(txn, &sum(&freed)).await?;
    store::set_seats(txn, given_up, SeatState::Cancelled).await?;
    let late = held.event.free_cancel_until_at.is_some_and(|until| now > until);
    let confirmed = held.row.state == RegistrationState::Confirmed;
    let mut row = ActiveModel {
        late_cancel: Set(held.row.late_cancel || (late && confirmed && party == Party::Holder)),
        ..Default::default()
    };
    if !part {
        row = ActiveModel {
            state: Set(RegistrationState::Cancelled),
            cancelled_at: Set(Some(now)),
            late_cancel: row.late_cancel,
            ..without_offer()
        };
        store::drop_reminders(txn, id).await?;
    }
    if let Some(reason) = what.reason {
        row.reason = Set(Some(reason));
    }
    store::update(txn, &held.row, row).await?;
    note(txn, id, RegistrationActKind::Cancelled, actor.account_id(), now).await?;
    if party == Party::Host {
        audit::record(txn, &actor, "cancel_registration", ("registration", id.0), json!({}), now).await?;
    }
    promote(txn, &held.event, now).await
}

/// Gives all seats of a registration up because its account is erased; what is over stays as it was.
pub(super) async fn leave(txn: &Txn, id: RegistrationId, now: Instant) -> Result<(), Error> {
    let held = Held::of(txn, id).await?;
    let sits = held.seats.iter().any(|seat| seat.checked_in_at.is_some());
    if held.event.ends_at <= now || !store::ACTIVE.contains(&held.row.state) || sits {
        return Ok(());
    }
    store::drop_reminders(txn, id).await?;
    let_go(txn, &held, (RegistrationState::Cancelled, RegistrationActKind::Cancelled), None, now).await?;
    promote(txn, &held.event, now).await
}

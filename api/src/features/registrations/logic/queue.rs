//! Seats that come free go to who waits: the one function of it, for whatever freed them.

use linli_entities::Instant;
use linli_entities::attendee::{self, SeatState};
use linli_entities::event::Model as Event;
use linli_entities::event_slot;
use linli_entities::registration::{ActiveModel, Model, RegistrationId, RegistrationState};
use linli_entities::registration_act::RegistrationActKind;
use sea_orm::Set;

use super::{demands, note};
use crate::db::Txn;
use crate::error::Error;
use crate::features::events::logic::{self as events, seats};
use crate::features::events::rules::{EventPhase, phase};
use crate::features::registrations::rules::queue::{Free, Party, sum, walk};
use crate::features::registrations::rules::times;
use crate::features::registrations::store;

/// What a queue is made of, as the lock of the event holds it.
pub(super) struct Queue {
    pub(super) slots: Vec<event_slot::Model>,
    pub(super) free: Free,
    pub(super) waiting: Vec<(Model, Vec<attendee::Model>)>,
}

impl Queue {
    pub(super) async fn of(txn: &Txn, event: &Event) -> Result<Self, Error> {
        let slots = events::slots(txn, &[event.id]).await?;
        let free = Free::of(&events::quotas(txn, &[event.id]).await?);
        let rows = store::waiting(txn, &[event.id]).await?;
        let ids: Vec<RegistrationId> = rows.iter().map(|row| row.id).collect();
        let seats = store::attendees_of(txn, &ids).await?;
        let with_seats = |row: Model| {
            let of_row =
                |seat: &&attendee::Model| seat.registration_id == row.id && seat.state == SeatState::Waiting;
            let seats = seats.iter().filter(of_row).cloned().collect();
            (row, seats)
        };
        Ok(Self { waiting: rows.into_iter().map(with_seats).collect(), slots, free })
    }

    pub(super) fn parties(&self) -> Vec<Party<RegistrationId>> {
        let party = |(row, seats): &(Model, Vec<attendee::Model>)| Party {
            id: row.id,
            seats: demands(&self.slots, row, seats),
            passed: row.passed,
        };
        self.waiting.iter().map(party).collect()
    }
}

/// Gives what is free to those who wait, in their order: it is kept for each until they answer. Within the last hours
/// nothing is kept: who waits is told that seats are free, and whoever comes first is served first. The event is held.
///
/// # Errors
/// When the database fails.
pub async fn promote(txn: &Txn, event: &Event, now: Instant) -> Result<(), Error> {
    if phase(event, now) != EventPhase::Published || event.begins_at <= now {
        return Ok(());
    }
    let queue = Queue::of(txn, event).await?;
    let parties = queue.parties();
    if times::queue_ends(event.begins_at) <= now {
        for party in parties.iter().filter(|party| queue.free.room_for(&party.seats) > 0) {
            note(txn, party.id, RegistrationActKind::SeatsFree, None, now).await?;
        }
        return Ok(());
    }
    for (id, count) in walk(queue.free.clone(), &parties) {
        let Some((row, seats)) = queue.waiting.iter().find(|(row, _)| row.id == id) else { continue };
        offer(txn, event, (row, &demands(&queue.slots, row, seats)), count, now).await?;
    }
    Ok(())
}

/// Keeps the first seats of a registration for it.
pub(super) async fn offer(
    txn: &Txn,
    event: &Event,
    (row, demands): (&Model, &[crate::features::events::rules::plan::Demand]),
    count: usize,
    now: Instant,
) -> Result<Model, Error> {
    seats::take(txn, &sum(&demands[..count])).await?;
    let offered = ActiveModel {
        state: Set(RegistrationState::Offered),
        offered_count: Set(i32::try_from(count).unwrap_or(i32::MAX)),
        offer_expires_at: Set(Some(times::offer_until(now, event.offer_hours, event.begins_at))),
        ..Default::default()
    };
    let row = store::update(txn, row, offered).await?;
    note(txn, row.id, RegistrationActKind::Offered, None, now).await?;
    Ok(row)
}

//! Single seats: for tickets and for the door.

use linli_entities::attendee::{self, AttendeeId};
use linli_entities::event::EventId;
use linli_entities::registration::{Model, RegistrationId};
use sea_orm::ConnectionTrait;

use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::registrations::store;
use crate::page::PageRequest;

use super::{Party, Seen, get};

/// The seat of a registration that the actor holds, or hosts.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn seat_of(app: &App, actor: &Actor, id: AttendeeId) -> Result<(Seen, attendee::Model), Error> {
    actor.signed_in()?;
    let unknown = || Error::NotFound("attendee");
    let seat = store::attendee(app.db.read(), id).await?.ok_or_else(unknown)?;
    match get(app, actor, seat.registration_id).await {
        Ok(seen) => Ok((seen, seat)),
        Err(Error::NotFound(_)) => Err(unknown()),
        Err(other) => Err(other),
    }
}

/// Whether a registration is the actor's own.
pub fn is_own(seen: &Seen) -> bool {
    seen.party == Party::Holder
}

/// A seat.
///
/// # Errors
/// When the database fails.
pub async fn seat(db: &impl ConnectionTrait, id: AttendeeId) -> Result<Option<attendee::Model>, Error> {
    Ok(store::attendee(db, id).await?)
}

/// The seat of an event with this code.
///
/// # Errors
/// When the database fails.
pub async fn seat_by_code(
    db: &impl ConnectionTrait,
    event_id: EventId,
    code: &str,
) -> Result<Option<attendee::Model>, Error> {
    Ok(store::attendee_by_code(db, event_id, code).await?)
}

/// A page of the seats of an event, with words those whose name or code has them.
///
/// # Errors
/// When the database fails.
pub async fn seats(
    db: &impl ConnectionTrait,
    event_id: EventId,
    sought: Option<&str>,
    page: &PageRequest<AttendeeId>,
) -> Result<Vec<attendee::Model>, Error> {
    Ok(store::attendees(db, event_id, sought, page).await?)
}

/// The registrations of seats.
///
/// # Errors
/// When the database fails.
pub async fn rows(db: &impl ConnectionTrait, ids: &[RegistrationId]) -> Result<Vec<Model>, Error> {
    Ok(store::by_ids(db, ids).await?)
}

/// Changes a seat, within a use case of the door.
///
/// # Errors
/// When the database fails.
pub async fn change(txn: &Txn, row: attendee::ActiveModel) -> Result<attendee::Model, Error> {
    Ok(store::update_attendee(txn, row).await?)
}

/// How many seats each of these registrations has that are not given up, and all of them.
///
/// # Errors
/// When the database fails.
pub async fn of_registrations(
    db: &impl ConnectionTrait,
    ids: &[RegistrationId],
) -> Result<Vec<attendee::Model>, Error> {
    Ok(store::attendees_of(db, ids).await?)
}

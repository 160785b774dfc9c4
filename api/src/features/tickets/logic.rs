//! Use cases of tickets.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use linli_entities::attendee::{self, AttendeeId, SeatState};
use linli_entities::registration::RegistrationId;
use sea_orm::Set;
use serde_json::json;

use super::rules::{self, Key, Ticket};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::error::Error;
use crate::features::registrations::logic::{self as registrations, seats};
use crate::secret;

/// The key that signs the tickets of this installation, drawn at the first start.
///
/// # Errors
/// When the file can neither be read nor made, or holds no key.
pub fn key(path: &Path) -> std::io::Result<Key> {
    let text = secret::server_key(path)?;
    let bytes = URL_SAFE_NO_PAD.decode(text.trim()).ok().and_then(|bytes| bytes.try_into().ok());
    let unreadable = || std::io::Error::new(std::io::ErrorKind::InvalidData, "no key of 32 bytes");
    Ok(Key::of(&bytes.ok_or_else(unreadable)?))
}

/// A seat with its ticket.
#[derive(Clone, Debug)]
pub struct Issued {
    /// The seat.
    pub seat: attendee::Model,
    /// What stands in the picture.
    pub payload: String,
    /// The picture.
    pub picture: String,
}

fn issue(app: &App, seat: attendee::Model) -> Result<Issued, Error> {
    let ticket = Ticket { event_id: seat.event_id, attendee_id: seat.id, serial: seat.serial };
    let payload = app.tickets.sign(ticket);
    let picture = rules::picture(&payload);
    let picture = picture.ok_or_else(|| Error::internal(anyhow::anyhow!("a ticket without a picture")))?;
    Ok(Issued { seat, payload, picture })
}

/// The tickets of a registration, for its holder: of the seats that are confirmed.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Forbidden`] to staff, who need none.
pub async fn list(app: &App, actor: &Actor, id: RegistrationId) -> Result<Vec<Issued>, Error> {
    let seen = registrations::get(app, actor, id).await?;
    if !seats::is_own(&seen) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    let confirmed = seen.attendees.into_iter().filter(|seat| seat.state == SeatState::Confirmed);
    confirmed.map(|seat| issue(app, seat)).collect()
}

/// Issues the ticket of a seat anew: the one before, and its code, are worth nothing.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::WrongState`] for a seat that is not confirmed.
pub async fn reissue(app: &App, actor: &Actor, id: AttendeeId) -> Result<Issued, Error> {
    seats::seat_of(app, actor, id).await?;
    let seat = app
        .db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let seat = seats::seat(txn, id).await?.ok_or(Error::NotFound("attendee"))?;
                if seat.state != SeatState::Confirmed {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let row = attendee::ActiveModel {
                    id: Set(id),
                    serial: Set(seat.serial + 1),
                    code: Set(secret::seat_code()),
                    ..Default::default()
                };
                let seat = seats::change(txn, row).await?;
                audit::record(txn, &actor, "reissue_ticket", ("attendee", id.0), json!({}), now).await?;
                Ok(seat)
            })
        })
        .await?;
    issue(app, seat)
}

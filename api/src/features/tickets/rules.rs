//! What a ticket is made of: 21 bytes and their signature, in capitals of hexadecimal, which a QR code takes well. Pure.
//!
//! `version (1) ‖ event (8) ‖ seat (8) ‖ serial (4) ‖ Ed25519 signature of those (64)`, numbers big-endian.

use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _, VerifyingKey};
use linli_entities::attendee::AttendeeId;
use linli_entities::event::EventId;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// The version of the layout.
const VERSION: u8 = 1;
/// Bytes that are signed.
const SIGNED: usize = 21;
/// Bytes of all.
const LENGTH: usize = SIGNED + 64;

/// What a ticket says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The event.
    pub event_id: EventId,
    /// The seat.
    pub attendee_id: AttendeeId,
    /// Which of the tickets of the seat, counted from 1.
    pub serial: i32,
}

/// What is wrong with a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no ticket.
    Unreadable,
    /// Its signature is not ours.
    Forged,
    /// It is for another event.
    OtherEvent,
}

/// The key that signs tickets.
#[derive(Clone)]
pub struct Key(SigningKey);

impl Key {
    /// The key that 32 bytes make.
    pub fn of(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The public half, in hexadecimal: whoever has it can tell a true ticket, and make none.
    pub fn public(&self) -> String {
        hex::encode(self.0.verifying_key().as_bytes())
    }

    /// A ticket, as it stands in its picture.
    pub fn sign(&self, ticket: Ticket) -> String {
        let said = bytes(ticket);
        let mut all = said.to_vec();
        all.extend(self.0.sign(&said).to_bytes());
        hex::encode_upper(&all)
    }

    /// Reads a ticket that is shown at the door of an event.
    ///
    /// # Errors
    /// [`Refused`], also for a true ticket of another event.
    pub fn verify(&self, payload: &str, event_id: EventId) -> Result<Ticket, Refused> {
        verify(&self.0.verifying_key(), payload, event_id)
    }
}

fn bytes(ticket: Ticket) -> [u8; SIGNED] {
    let mut said = [VERSION; SIGNED];
    said[1..9].copy_from_slice(&ticket.event_id.0.to_be_bytes());
    said[9..17].copy_from_slice(&ticket.attendee_id.0.to_be_bytes());
    said[17..].copy_from_slice(&ticket.serial.to_be_bytes());
    said
}

/// Reads a ticket with the public half of the key: what a device does that has no network.
///
/// # Errors
/// [`Refused`].
pub fn verify(key: &VerifyingKey, payload: &str, event_id: EventId) -> Result<Ticket, Refused> {
    let bytes = hex::decode(payload.trim()).map_err(|_| Refused::Unreadable)?;
    let bytes: [u8; LENGTH] = bytes.try_into().map_err(|_| Refused::Unreadable)?;
    let (said, signature) = bytes.split_at(SIGNED);
    if said[0] != VERSION {
        return Err(Refused::Unreadable);
    }
    let signature = Signature::from_slice(signature).map_err(|_| Refused::Forged)?;
    key.verify(said, &signature).map_err(|_| Refused::Forged)?;
    let number = |at: usize| said[at..at + 8].iter().fold(0, |all: i64, byte| (all << 8) | i64::from(*byte));
    let serial = said[17..].iter().fold(0, |all: i32, byte| (all << 8) | i32::from(*byte));
    let ticket = Ticket { event_id: EventId(number(1)), attendee_id: AttendeeId(number(9)), serial };
    if ticket.event_id == event_id { Ok(ticket) } else { Err(Refused::OtherEvent) }
}

/// The picture of a ticket, as SVG: dark on light whatever the page is, because readers of codes want it so.
pub fn picture(payload: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(payload, EcLevel::M).ok()?;
    let svg = code
        .render()
        .min_dimensions(240, 240)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build();
    // What stands before the picture is for files.
    svg.find("<svg").map(|at| svg[at..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICKET: Ticket = Ticket { event_id: EventId(12), attendee_id: AttendeeId(345), serial: 2 };

    fn key(seed: u8) -> Key {
        Key::of(&[seed; 32])
    }

    #[test]
    fn a_ticket_is_read_as_it_was_written() {
        let payload = key(1).sign(TICKET);
        assert_eq!((payload.len(), key(1).verify(&payload, EventId(12))), (170, Ok(TICKET)));
        assert_eq!(key(1).verify(&payload.to_lowercase(), EventId(12)), Ok(TICKET));
        assert!(picture(&payload).is_some_and(|svg| svg.starts_with("<svg") && !svg.contains("style")));
    }

    #[test]
    fn a_ticket_that_was_forged_changed_or_is_for_another_event_is_refused() {
        let payload = key(1).sign(TICKET);
        assert_eq!(key(1).verify(&payload, EventId(13)), Err(Refused::OtherEvent));
        assert_eq!(key(2).verify(&payload, EventId(12)), Err(Refused::Forged));
        // Every single digit counts.
        for at in 2..payload.len() {
            let digit = if payload.as_bytes()[at] == b'0' { "1" } else { "0" };
            let changed = format!("{}{digit}{}", &payload[..at], &payload[at + 1..]);
            let refused = key(1).verify(&changed, EventId(12));
            assert_eq!(refused, Err(Refused::Forged), "{at}");
        }
        for strange in ["", "02", "{\"seat\":345}", "江", &payload[1..], &format!("02{}", &payload[2..])] {
            assert_eq!(key(1).verify(strange, EventId(12)), Err(Refused::Unreadable), "{strange}");
        }
    }

    #[test]
    fn the_examples_that_devices_are_tested_with_are_true() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/tickets.json");
        let text = std::fs::read_to_string(path).unwrap();
        let examples: serde_json::Value = serde_json::from_str(&text).unwrap();
        let key = key(7);
        assert_eq!(examples["public_key"], key.public());
        let tickets = examples["tickets"].as_array().unwrap();
        assert!(tickets.len() > 5);
        for one in tickets {
            let payload = one["payload"].as_str().unwrap();
            let number = |name: &str| one[name].as_i64().unwrap_or(12);
            let read = key.verify(payload, EventId(number("event_id")));
            if one["valid"] == true {
                let serial = i32::try_from(number("serial")).unwrap();
                let said = Ticket {
                    event_id: EventId(number("event_id")),
                    attendee_id: AttendeeId(number("attendee_id")),
                    serial,
                };
                assert_eq!((read, key.sign(said)), (Ok(said), payload.to_owned()), "{}", one["name"]);
            } else {
                assert!(read.is_err(), "{}", one["name"]);
            }
        }
    }
}

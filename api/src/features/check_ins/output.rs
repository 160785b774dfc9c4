//! How the door is shown, to staff.

use linli_entities::Instant;
use linli_entities::attendee::{AttendeeId, SeatState};
use linli_entities::check_in::{CheckInId, ScanMethod, Verdict};
use linli_entities::event::EventId;
use linli_entities::event_slot::SlotId;
use linli_entities::registration::RegistrationId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::{Seen, SeenSeat};
use crate::features::accounts::logic::AccountRef;
use crate::features::registrations::rules::initials;

/// A scan, and what it came to.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct CheckIn {
    /// The id.
    pub id: CheckInId,
    /// The seat, where it is known.
    pub attendee_id: Option<AttendeeId>,
    /// Who sits there.
    pub name: Option<String>,
    /// How somebody was let in.
    pub method: ScanMethod,
    /// What it came to.
    pub verdict: Verdict,
    /// The device.
    pub device: String,
    /// Its number on the device.
    pub sequence: i64,
    /// The word that the device drew for it.
    pub nonce: String,
    /// When, by the clock of the device.
    pub scanned_at: Instant,
    /// When, as far as can be believed.
    pub plausible_at: Instant,
    /// When the server heard of it.
    pub received_at: Instant,
    /// Who was at the door.
    pub by: Option<AccountRef>,
    /// Why somebody was let in without a seat.
    pub reason: Option<String>,
    /// When it was taken back.
    pub undone_at: Option<Instant>,
    /// Why.
    pub undo_reason: Option<String>,
}

/// What came of an upload.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Uploaded {
    /// The scans, in the order in which they were sent.
    pub items: Vec<CheckIn>,
}

/// A slot, named.
#[derive(Clone, Debug, Object)]
pub struct SlotRef {
    /// The id.
    pub id: SlotId,
    /// Its name.
    pub name: String,
}

/// A seat of an event, for the door.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AttendeeRecord {
    /// The id.
    pub id: AttendeeId,
    /// Who sits there.
    pub name: String,
    /// Whose registration it is; null for somebody who walked in.
    pub account: Option<AccountRef>,
    /// The registration.
    pub registration_id: RegistrationId,
    /// What was chosen.
    pub slot: Option<SlotRef>,
    /// Where it stands.
    pub state: SeatState,
    /// The code of its ticket.
    pub code: String,
    /// When somebody came.
    pub checked_in_at: Option<Instant>,
}

/// A seat, as a device needs it that will have no network: no name in full.
#[derive(Clone, Debug, Object)]
pub struct RosterEntry {
    /// The seat.
    pub attendee_id: AttendeeId,
    /// Which ticket of the seat is valid: one with another serial is worth nothing.
    pub serial: i32,
    /// The code of its ticket.
    pub code: String,
    /// The first letters of the name.
    pub initials: String,
    /// How many seats its registration has.
    pub seats: i64,
    /// What was chosen.
    pub slot_id: SlotId,
    /// Where it stands: only one that is confirmed is let in.
    pub state: SeatState,
    /// When somebody came.
    pub checked_in_at: Option<Instant>,
}

/// What a device needs to let people in without a network.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Roster {
    /// The event: a ticket of another is refused.
    pub event_id: EventId,
    /// The public half of the key that signs tickets: Ed25519, 64 digits of hexadecimal.
    pub public_key: String,
    /// The seats of this page.
    pub items: Vec<RosterEntry>,
    /// Give this as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

impl From<Seen> for CheckIn {
    fn from(Seen { row, name, by }: Seen) -> Self {
        Self {
            id: row.id,
            attendee_id: row.attendee_id,
            name,
            method: row.method,
            verdict: row.verdict,
            device: row.device,
            sequence: row.sequence,
            nonce: row.nonce,
            scanned_at: row.scanned_at,
            plausible_at: row.plausible_at,
            received_at: row.received_at,
            by,
            reason: row.reason,
            undone_at: row.undone_at,
            undo_reason: row.undo_reason,
        }
    }
}

impl From<SeenSeat> for AttendeeRecord {
    fn from(SeenSeat { row, registration, slot, account, .. }: SeenSeat) -> Self {
        Self {
            id: row.id,
            name: row.name,
            account,
            registration_id: registration.id,
            slot: slot.map(|slot| SlotRef { id: slot.id, name: slot.name }),
            state: row.state,
            code: row.code,
            checked_in_at: row.checked_in_at,
        }
    }
}

impl From<SeenSeat> for RosterEntry {
    fn from(SeenSeat { row, registration, seat_count, .. }: SeenSeat) -> Self {
        Self {
            attendee_id: row.id,
            serial: row.serial,
            code: row.code,
            initials: initials(&row.name),
            seats: seat_count,
            slot_id: registration.slot_id,
            state: row.state,
            checked_in_at: row.checked_in_at,
        }
    }
}

impl Example for CheckIn {
    fn example() -> Self {
        Self {
            id: CheckInId(55),
            attendee_id: Some(AttendeeId(9)),
            name: Some("李江畔".to_owned()),
            method: ScanMethod::Code,
            verdict: Verdict::Accepted,
            device: "gate-a".to_owned(),
            sequence: 17,
            nonce: "f3a9c1".to_owned(),
            scanned_at: Instant::UNIX_EPOCH,
            plausible_at: Instant::UNIX_EPOCH,
            received_at: Instant::UNIX_EPOCH,
            by: Some(AccountRef::example()),
            reason: None,
            undone_at: None,
            undo_reason: None,
        }
    }
}

impl Example for Uploaded {
    fn example() -> Self {
        Self { items: vec![CheckIn::example()] }
    }
}

impl Example for AttendeeRecord {
    fn example() -> Self {
        Self {
            id: AttendeeId(9),
            name: "李江畔".to_owned(),
            account: Some(AccountRef::example()),
            registration_id: RegistrationId(7),
            slot: Some(SlotRef { id: SlotId(31), name: "1 号车".to_owned() }),
            state: SeatState::Confirmed,
            code: "K7MQ3XRA".to_owned(),
            checked_in_at: None,
        }
    }
}

impl Example for Roster {
    fn example() -> Self {
        let entry = RosterEntry {
            attendee_id: AttendeeId(9),
            serial: 1,
            code: "K7MQ3XRA".to_owned(),
            initials: "李*".to_owned(),
            seats: 2,
            slot_id: SlotId(31),
            state: SeatState::Confirmed,
            checked_in_at: None,
        };
        Self { event_id: EventId(12), public_key: "ea4a6c63…".to_owned(), items: vec![entry], next: None }
    }
}

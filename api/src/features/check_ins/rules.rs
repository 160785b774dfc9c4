//! What of a scan is believed, and which scan of a seat counts. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::attendee::{self, AttendeeId, SeatState};
use linli_entities::check_in::{CheckInId, ScanMethod, Verdict};
use linli_entities::event::{EventId, Model as Event};
use linli_entities::event_slot::SlotId;

use crate::features::tickets::rules::{Refused, Ticket};

/// The longest name of a device and word of a scan, in characters.
pub const WORD_MAX: usize = 64;
/// Scans of one upload, at most.
pub const SCANS_MAX: usize = 200;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;
/// How long before an event its doors may open.
const DOORS: TimeDelta = TimeDelta::hours(12);

/// A scan, as a device tells of it.
#[derive(Clone, Debug)]
pub struct Scan {
    /// The device.
    pub device: String,
    /// Its number there.
    pub sequence: i64,
    /// The word that makes it this one.
    pub nonce: String,
    /// When, by the clock of the device.
    pub scanned_at: Instant,
    /// By how much the clock of the server is ahead of it.
    pub offset_ms: i64,
    /// What was shown.
    pub shown: Shown,
}

/// What was shown at the door.
#[derive(Clone, Debug)]
pub enum Shown {
    /// The picture of a ticket.
    Ticket(String),
    /// A code that was typed.
    Code(String),
    /// A name that was looked up.
    Seat(AttendeeId),
}

impl Shown {
    /// How somebody was let in.
    pub fn method(&self) -> ScanMethod {
        match self {
            Self::Ticket(_) => ScanMethod::Ticket,
            Self::Code(_) => ScanMethod::Code,
            Self::Seat(_) => ScanMethod::Search,
        }
    }
}

/// Somebody who stands in the door without a seat.
#[derive(Clone, Debug)]
pub struct WalkIn {
    /// Who.
    pub name: String,
    /// Which slot.
    pub slot_id: SlotId,
    /// Why they are let in.
    pub reason: String,
    /// The device.
    pub device: String,
    /// The word that makes it this one.
    pub nonce: String,
}

/// When a scan was, as far as can be believed: what the device says, set right by how far its clock is off; what lies in
/// the future or before the doors can have opened was when the server heard of it.
pub fn plausible_at(scanned_at: Instant, offset_ms: i64, received_at: Instant, event: &Event) -> Instant {
    let set_right = TimeDelta::try_milliseconds(offset_ms).and_then(|off| scanned_at.checked_add_signed(off));
    set_right.filter(|at| *at <= received_at && *at >= event.begins_at - DOORS).unwrap_or(received_at)
}

/// What of a scan is stored as the time of the device: no database takes every year.
pub fn storable(scanned_at: Instant, received_at: Instant) -> Instant {
    let years = 2000..=2200;
    if years.contains(&chrono::Datelike::year(&scanned_at)) { scanned_at } else { received_at }
}

/// A code as it was typed: how it is grouped and whether in capitals does not matter.
pub fn code(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).take(WORD_MAX);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

/// What is said of a ticket that is no true one of this event.
pub fn refused(refused: Refused) -> Verdict {
    match refused {
        Refused::Unreadable => Verdict::Unknown,
        Refused::Forged => Verdict::Forged,
        Refused::OtherEvent => Verdict::OtherEvent,
    }
}

/// Whether a seat may be let in, by a ticket where one was shown; before it is asked whether it is in already.
///
/// # Errors
/// The verdict where it may not.
pub fn admit(
    seat: Option<&attendee::Model>,
    event_id: EventId,
    ticket: Option<Ticket>,
) -> Result<AttendeeId, Verdict> {
    let seat = seat.ok_or(Verdict::Unknown)?;
    if seat.event_id != event_id {
        return Err(Verdict::OtherEvent);
    }
    if ticket.is_some_and(|ticket| ticket.serial != seat.serial) {
        return Err(Verdict::Revoked);
    }
    if seat.state != SeatState::Confirmed { Err(Verdict::NotConfirmed) } else { Ok(seat.id) }
}

/// Of the scans of a seat the one that counts: the earliest, and of two of one moment the one heard of first.
pub fn counts(scans: &[(CheckInId, Instant)]) -> Option<(CheckInId, Instant)> {
    scans.iter().copied().min_by_key(|(id, at)| (*at, *id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn of_two_doors_without_a_network_the_earlier_counts_whoever_is_heard_first() {
        let scans = [(CheckInId(1), at("2026-03-02T05:02:00Z")), (CheckInId(2), at("2026-03-02T05:01:00Z"))];
        assert_eq!(counts(&scans).map(|(id, _)| id), Some(CheckInId(2)));
        let same = [(CheckInId(2), scans[0].1), (CheckInId(1), scans[0].1)];
        assert_eq!(counts(&same).map(|(id, _)| id), Some(CheckInId(1)));
        assert_eq!(counts(&[]), None);
    }

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        assert_eq!(code(" k7mq-3xra "), "K7MQ3XRA");
        assert_eq!(code("江"), "");
    }
}

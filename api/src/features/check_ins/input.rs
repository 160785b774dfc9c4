//! What devices at the door send.

use linli_entities::Instant;
use linli_entities::attendee::AttendeeId;
use linli_entities::event_slot::SlotId;
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::rules::{REASON_MAX, SCANS_MAX, Scan, Shown, WORD_MAX, WalkIn};
use crate::code::Code;
use crate::error::Error;
use crate::features::registrations::rules::NAME_MAX;
use crate::fields::Fields;

/// How somebody was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum SentMethod {
    /// The picture of the ticket was read: `ticket` holds what stands in it.
    #[oai(rename = "ticket")]
    Ticket,
    /// The short code was typed: `code`.
    #[oai(rename = "code")]
    Code,
    /// The name was looked up: `attendee_id`.
    #[oai(rename = "search")]
    Search,
}

/// What a device saw.
#[derive(Debug, Object)]
pub struct ScanInput {
    /// The device, at most 64 characters: the same for all of its scans.
    pub device: String,
    /// Its number on the device.
    pub sequence: i64,
    /// A word that the device drew for this scan, at most 64 characters. The same word sent again is the same scan.
    pub nonce: String,
    /// When, by the clock of the device.
    pub scanned_at: Instant,
    /// By how many milliseconds the clock of the server is ahead of the device's, as last measured.
    #[oai(default)]
    pub clock_offset_ms: i64,
    /// How somebody was let in.
    pub method: SentMethod,
    /// What stands in the picture of the ticket.
    pub ticket: Option<String>,
    /// The code that was typed.
    pub code: Option<String>,
    /// The seat that was looked up.
    pub attendee_id: Option<AttendeeId>,
}

/// What a device saw, oldest first.
#[derive(Debug, Object)]
#[oai(example)]
pub struct UploadInput {
    /// 1 to 200 scans.
    pub scans: Vec<ScanInput>,
}

/// Somebody who came without a seat.
#[derive(Debug, Object)]
#[oai(example)]
pub struct WalkInInput {
    /// Who, at most 60 characters.
    pub name: String,
    /// Which slot.
    pub slot_id: SlotId,
    /// Why they are let in, at most 500 characters.
    pub reason: String,
    /// The device.
    pub device: String,
    /// A word that the device drew for it.
    pub nonce: String,
}

/// Why a check-in is taken back.
#[derive(Debug, Object)]
#[oai(example)]
pub struct UndoInput {
    /// Why, at most 500 characters.
    pub reason: String,
}

impl UploadInput {
    /// Reads the scans. What was shown is judged later: nothing that was seen is sent back.
    ///
    /// # Errors
    /// [`Error::Invalid`] for too many, and for devices and words that are none.
    pub fn parse(self) -> Result<Vec<Scan>, Error> {
        let mut fields = Fields::default();
        if self.scans.is_empty() {
            fields.refuse("/scans", Code::Required);
        }
        if self.scans.len() > SCANS_MAX {
            fields.refuse("/scans", Code::TooMany);
        }
        let scans = self.scans.into_iter().enumerate().map(|(index, scan)| Scan {
            device: fields.line(&format!("/scans/{index}/device"), &scan.device, WORD_MAX),
            nonce: fields.line(&format!("/scans/{index}/nonce"), &scan.nonce, WORD_MAX),
            sequence: scan.sequence,
            scanned_at: scan.scanned_at,
            offset_ms: scan.clock_offset_ms,
            shown: match scan.method {
                SentMethod::Ticket => Shown::Ticket(scan.ticket.unwrap_or_default()),
                SentMethod::Code => Shown::Code(scan.code.unwrap_or_default()),
                SentMethod::Search => Shown::Seat(scan.attendee_id.unwrap_or(AttendeeId(0))),
            },
        });
        let scans = scans.collect();
        fields.finish(scans)
    }
}

impl WalkInInput {
    /// Reads who came.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn parse(self) -> Result<WalkIn, Error> {
        let mut fields = Fields::default();
        let new = WalkIn {
            name: fields.line("/name", &self.name, NAME_MAX),
            slot_id: self.slot_id,
            reason: fields.prose("/reason", &self.reason, REASON_MAX),
            device: fields.line("/device", &self.device, WORD_MAX),
            nonce: fields.line("/nonce", &self.nonce, WORD_MAX),
        };
        fields.finish(new)
    }
}

impl UndoInput {
    /// Reads the reason.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn parse(self) -> Result<String, Error> {
        let mut fields = Fields::default();
        let reason = fields.prose("/reason", &self.reason, REASON_MAX);
        fields.finish(reason)
    }
}

impl Example for UploadInput {
    fn example() -> Self {
        let scan = ScanInput {
            device: "gate-a".to_owned(),
            sequence: 17,
            nonce: "f3a9c1".to_owned(),
            scanned_at: Instant::UNIX_EPOCH,
            clock_offset_ms: -120,
            method: SentMethod::Code,
            ticket: None,
            code: Some("K7MQ-3XRA".to_owned()),
            attendee_id: None,
        };
        Self { scans: vec![scan] }
    }
}

impl Example for WalkInInput {
    fn example() -> Self {
        Self {
            name: "王女士".to_owned(),
            slot_id: SlotId(31),
            reason: "陪父母同来，车上有空位".to_owned(),
            device: "gate-a".to_owned(),
            nonce: "b2e4d7".to_owned(),
        }
    }
}

impl Example for UndoInput {
    fn example() -> Self {
        Self { reason: "扫错了人".to_owned() }
    }
}

//! That a ticket was shown: what a device at the door says, kept whatever it says.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::attendee::AttendeeId;
use crate::event::EventId;
use crate::id::{id, text_enum};

id! {
    /// The id of a check-in.
    CheckInId
}

text_enum! {
    /// How somebody was let in.
    ScanMethod {
        /// The picture of the ticket was read.
        Ticket = "ticket",
        /// The short code was typed.
        Code = "code",
        /// The name was looked up.
        Search = "search",
        /// Somebody came without a seat.
        WalkIn = "walk_in",
    }
}

text_enum! {
    /// What a scan came to.
    Verdict {
        /// It is the one that counts for its seat.
        Accepted = "accepted",
        /// The seat was in already: an earlier one counts.
        Repeated = "repeated",
        /// There is no such seat.
        Unknown = "unknown",
        /// The signature is not ours.
        Forged = "forged",
        /// The ticket is for another event.
        OtherEvent = "other_event",
        /// The ticket was issued anew since.
        Revoked = "revoked",
        /// The seat waits or was given up.
        NotConfirmed = "not_confirmed",
        /// It was taken back.
        Undone = "undone",
    }
}

/// That a ticket was shown.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "check_in")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: CheckInId,
    /// The event at whose door it was.
    pub event_id: EventId,
    /// The seat, where it is known.
    pub attendee_id: Option<AttendeeId>,
    /// How somebody was let in.
    pub method: ScanMethod,
    /// What it came to.
    pub verdict: Verdict,
    /// The device.
    pub device: String,
    /// Its number on the device.
    pub sequence: i64,
    /// A word that the device drew for it: the same one sent again is the same scan.
    pub nonce: String,
    /// When it was, by the clock of the device.
    pub scanned_at: Instant,
    /// When it was, as far as can be believed.
    pub plausible_at: Instant,
    /// When the server heard of it.
    pub received_at: Instant,
    /// Who was at the door.
    pub account_id: AccountId,
    /// Why somebody was let in without a seat.
    pub reason: Option<String>,
    /// When it was taken back.
    pub undone_at: Option<Instant>,
    /// By whom.
    pub undone_by: Option<AccountId>,
    /// Why.
    pub undo_reason: Option<String>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! One seat of a registration, and its ticket.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::event::EventId;
use crate::id::{id, text_enum};
use crate::registration::RegistrationId;

id! {
    /// The id of a seat.
    AttendeeId
}

text_enum! {
    /// Where a seat stands.
    SeatState {
        /// Somebody comes.
        Confirmed = "confirmed",
        /// Waits, or is kept while it is offered.
        Waiting = "waiting",
        /// Given up.
        Cancelled = "cancelled",
    }
}

/// One seat of a registration, and its ticket.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attendee")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: AttendeeId,
    /// Its registration.
    pub registration_id: RegistrationId,
    /// The event.
    pub event_id: EventId,
    /// Who sits there. Personal data.
    pub name: String,
    /// Whether it is the holder of the registration, not a guest.
    pub is_holder: bool,
    /// The extras of this seat, by their ids.
    pub extra_ids: Json,
    /// Where it stands.
    pub state: SeatState,
    /// What is typed where no picture can be read; of one seat within an event.
    pub code: String,
    /// Grows when the ticket is issued anew: the ones before are worth nothing.
    pub serial: i32,
    /// When somebody came, by the earliest plausible scan.
    pub checked_in_at: Option<Instant>,
    /// How often it was told that somebody came, or did not after all: odd while they are there.
    pub attendance_count: i32,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

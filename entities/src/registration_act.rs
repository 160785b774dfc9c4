//! What happened to a registration: append-only.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::registration::RegistrationId;

id! {
    /// The id of what happened to a registration.
    RegistrationActId
}

text_enum! {
    /// What happened to a registration.
    RegistrationActKind {
        /// Seats were taken.
        Confirmed = "confirmed",
        /// It took a place in the queue.
        Queued = "queued",
        /// Seats are kept for it.
        Offered = "offered",
        /// An offer was taken.
        Accepted = "accepted",
        /// An offer of a part was let pass.
        Passed = "passed",
        /// Nobody answered the offer.
        Lapsed = "lapsed",
        /// It was cancelled, in whole or in part.
        Cancelled = "cancelled",
        /// Seats are free: first come, first served.
        SeatsFree = "seats_free",
        /// The event takes place elsewhere or at another time.
        Moved = "moved",
        /// The event does not take place.
        EventCancelled = "event_cancelled",
        /// It begins in a week.
        RemindedWeek = "reminded_week",
        /// It begins tomorrow.
        RemindedDay = "reminded_day",
        /// It begins in two hours.
        RemindedHours = "reminded_hours",
    }
}

/// What happened to a registration.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_act")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: RegistrationActId,
    /// The registration.
    pub registration_id: RegistrationId,
    /// What happened.
    pub kind: RegistrationActKind,
    /// Who did it; null for the system.
    pub actor_id: Option<AccountId>,
    /// When.
    pub acted_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

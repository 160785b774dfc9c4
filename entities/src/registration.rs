//! That somebody comes to an event, or waits for seats.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::event::EventId;
use crate::event_slot::SlotId;
use crate::id::{id, text_enum};

id! {
    /// The id of a registration. Within an event it is the place in the queue.
    RegistrationId
}

text_enum! {
    /// Where a registration stands.
    RegistrationState {
        /// Has its seats.
        Confirmed = "confirmed",
        /// Waits for seats.
        Waiting = "waiting",
        /// Seats are kept for it until it answers.
        Offered = "offered",
        /// Given up by its holder or by staff.
        Cancelled = "cancelled",
        /// An offer that nobody answered.
        Lapsed = "lapsed",
    }
}

/// That somebody comes to an event, or waits for seats.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    /// The key, and the place in the queue.
    #[sea_orm(primary_key)]
    pub id: RegistrationId,
    /// The event.
    pub event_id: EventId,
    /// What was chosen.
    pub slot_id: SlotId,
    /// Whose it is; null for somebody who walked in.
    pub account_id: Option<AccountId>,
    /// The staff who registered for somebody else.
    pub registered_by: Option<AccountId>,
    /// Why staff registered, or cancelled.
    pub reason: Option<String>,
    /// Where it stands.
    pub state: RegistrationState,
    /// What was answered, by the ids of the questions.
    pub answers: Json,
    /// How many of its seats are kept for it, where they are.
    pub offered_count: i32,
    /// Until when they are.
    pub offer_expires_at: Option<Instant>,
    /// Whether it let an offer of a part pass: others need not wait behind it any more.
    pub passed: bool,
    /// When it was made.
    pub registered_at: Instant,
    /// When it ended.
    pub cancelled_at: Option<Instant>,
    /// Whether it ended later than is free.
    pub late_cancel: bool,
    /// The schedule of the event of which it was told.
    pub told_version: i64,
    /// Grows with every change.
    pub version: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

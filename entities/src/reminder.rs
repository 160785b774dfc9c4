//! When somebody is reminded of an event.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{id, text_enum};
use crate::registration::RegistrationId;

id! {
    /// The id of a reminder.
    ReminderId
}

text_enum! {
    /// How long before the event.
    ReminderKind {
        /// Seven days.
        Week = "week",
        /// A day.
        Day = "day",
        /// Two hours.
        Hours = "hours",
    }
}

/// When somebody is reminded of an event, and whether that was done.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reminder")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ReminderId,
    /// The registration.
    pub registration_id: RegistrationId,
    /// How long before.
    pub kind: ReminderKind,
    /// The schedule it is made for.
    pub schedule_version: i64,
    /// When it is due.
    pub due_at: Instant,
    /// When it was dealt with.
    pub sent_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What somebody who was there says of an event.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::event::EventId;
use crate::registration::RegistrationId;

/// What somebody who was there says of an event.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_rating")]
pub struct Model {
    /// The registration: it rates once.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// The event.
    pub event_id: EventId,
    /// 1 to 5.
    pub stars: i32,
    /// In words; may be empty.
    pub words: String,
    /// When it was said.
    pub rated_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

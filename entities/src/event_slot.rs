//! What is chosen at an event: one slot by every registration, extras for each seat.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::event::EventId;
use crate::id::{id, text_enum};

id! {
    /// The id of a slot or an extra.
    SlotId
}

text_enum! {
    /// How it is chosen.
    SlotKind {
        /// One for all seats of a registration: a time, a bus with the place where it stops.
        Slot = "slot",
        /// For any seat beside: lunch.
        Extra = "extra",
    }
}

/// What is chosen at an event.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_slot")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: SlotId,
    /// The event.
    pub event_id: EventId,
    /// How it is chosen.
    pub kind: SlotKind,
    /// Its name; empty for the one slot of an event without a choice.
    pub name: String,
    /// Where, if elsewhere than the event.
    pub place: String,
    /// When, if at another time than the event.
    pub begins_at: Option<Instant>,
    /// Until when.
    pub ends_at: Option<Instant>,
    /// The ids of the quotas in which each seat counts once.
    pub quota_ids: Json,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! How much there is of something at an event: seats of a bus, lunches, chairs.

use sea_orm::entity::prelude::*;

use crate::event::EventId;
use crate::id::id;

id! {
    /// The id of a quota.
    QuotaId
}

/// How much there is of something at an event, and how much of it is taken or kept for somebody.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_quota")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: QuotaId,
    /// The event.
    pub event_id: EventId,
    /// Its word within the plan of the event.
    pub key: String,
    /// What there is.
    pub name: String,
    /// How much of it; without an end where there is none.
    pub size: Option<i32>,
    /// How much is taken or kept: only ever changed by a guarded update.
    pub taken: i32,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

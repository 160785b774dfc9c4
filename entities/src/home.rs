//! The days of a unit that somebody bought: of its contract and of its handover.

use sea_orm::entity::prelude::*;

use crate::unit::UnitId;
use crate::{Date, Instant};

/// The days of a unit that somebody bought: of its contract and of its handover.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "home")]
pub struct Model {
    /// The unit.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    /// The day of its contract.
    pub signed_on: Option<Date>,
    /// The day on which it is or was handed over; where there is none, that of the project.
    pub handover_on: Option<Date>,
    /// Grows with every edit; the ETag.
    pub version: i64,
    /// When it last changed.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

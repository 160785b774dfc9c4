//! That a building was handed over to its owners; append-only.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::building::BuildingId;
use crate::{Date, Instant};

/// That a building was handed over to its owners; append-only.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "building_handover")]
pub struct Model {
    /// The building.
    #[sea_orm(primary_key, auto_increment = false)]
    pub building_id: BuildingId,
    /// The day of it.
    pub handed_over_on: Date,
    /// Who recorded it; none where its day came by itself.
    pub recorded_by: Option<AccountId>,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A home in a building.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::building::BuildingId;
use crate::id::id;

id! {
    /// The id of a unit.
    UnitId
}

/// A home in a building.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "unit")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: UnitId,
    /// Building id.
    pub building_id: BuildingId,
    /// The number on the door: unique in the building.
    pub name: String,
    /// Floor.
    pub floor: Option<i32>,
    /// The entrance, or column of homes, that it is in.
    pub entrance: Option<String>,
    /// Floor area in square decimetres.
    pub area_dm2: Option<i32>,
    /// When it was made.
    pub created_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

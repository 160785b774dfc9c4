//! How many points of a lot a hold sets aside.

use sea_orm::entity::prelude::*;

use crate::point_hold::PointHoldId;
use crate::point_lot::PointLotId;

/// How many points of a lot a hold sets aside.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "hold_lot")]
pub struct Model {
    /// The hold.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hold_id: PointHoldId,
    /// The lot.
    #[sea_orm(primary_key, auto_increment = false)]
    pub lot_id: PointLotId,
    /// How many.
    pub quantity: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

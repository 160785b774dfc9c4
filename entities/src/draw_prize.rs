//! What can be won in a draw.

use sea_orm::entity::prelude::*;

use crate::draw::DrawId;
use crate::id::id;
use crate::reward::RewardId;

id! {
    /// The id of a prize.
    DrawPrizeId
}

/// What can be won in a draw: points, a voucher, or something that staff hand over.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_prize")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: DrawPrizeId,
    /// The draw.
    pub draw_id: DrawId,
    /// Its place among the prizes, from 1.
    pub position: i32,
    /// What it is.
    pub title: String,
    /// How many there are.
    pub count: i32,
    /// So many points, where it is points.
    pub points: Option<i64>,
    /// The reward that there is a voucher for, where it is one.
    pub reward_id: Option<RewardId>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

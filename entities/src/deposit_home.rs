//! A home of whoever has a deposit that stands: the database refuses a second deposit of a household.

use sea_orm::entity::prelude::*;

use crate::deposit::DepositId;
use crate::group_buy::GroupBuyId;
use crate::unit::UnitId;

/// A home of whoever has a deposit that stands: the database refuses a second deposit of a household.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deposit_home")]
pub struct Model {
    /// The group buy.
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_buy_id: GroupBuyId,
    /// The home.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    /// The deposit.
    pub deposit_id: DepositId,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! An auction: what is bid for a home. Its terms, its deposits and their refunds are those of the group buy of the same id.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::group_buy::GroupBuyId;
use crate::id::id;
use crate::unit::UnitId;

id! {
    /// The id of an auction: the same as that of its group buy.
    AuctionId
}

impl AuctionId {
    /// The group buy that holds its terms and deposits.
    pub fn sale(self) -> GroupBuyId {
        GroupBuyId(self.0)
    }
}

impl From<GroupBuyId> for AuctionId {
    fn from(id: GroupBuyId) -> Self {
        Self(id.0)
    }
}

/// An auction: what is bid for a home.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "auction")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuctionId,
    /// The home, where it is one of the property tree.
    pub unit_id: Option<UnitId>,
    /// How that home was named when it was offered.
    pub home: Option<String>,
    /// The least that is bid: there is no other reserve.
    pub start_fen: i64,
    /// A bid is at least so much above the one before.
    pub step_fen: i64,
    /// From when on one can bid.
    pub opens_at: Instant,
    /// When it is planned to end.
    pub closes_at: Instant,
    /// It ends then at the latest.
    pub latest_end_at: Instant,
    /// When it ends, as far as has been bid.
    pub ends_at: Instant,
    /// Until when whoever wins is to sign.
    pub signs_until_at: Instant,
    /// A bid in so many last minutes moves the end.
    pub soft_close_minutes: i32,
    /// How many bids there are: the number of the highest.
    pub bid_count: i32,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

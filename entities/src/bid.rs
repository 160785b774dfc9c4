//! A bid in an auction: append-only, numbered without gaps, each higher than the one before.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::auction::AuctionId;
use crate::deposit::DepositId;
use crate::id::id;

id! {
    /// The id of a bid.
    BidId
}

/// A bid in an auction.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bid")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: BidId,
    /// In which auction.
    pub auction_id: AuctionId,
    /// 1, 2, 3 and so on, in each auction.
    pub number: i32,
    /// Whose deposit stands for it.
    pub deposit_id: DepositId,
    /// The number of the bidder, by the order in which they registered.
    pub bidder: i32,
    /// How much.
    pub fen: i64,
    /// When the auction ends, from this bid on.
    pub ends_at: Instant,
    /// When.
    pub bid_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

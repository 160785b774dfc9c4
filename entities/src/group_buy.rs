//! A group buy: whoever pays a deposit gets a benefit, if enough do. What is sold in an auction is a row here as well: its
//! deposits are the same.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::{Date, Instant};

id! {
    /// The id of a group buy.
    GroupBuyId
}

text_enum! {
    /// How homes are given to those who paid a deposit.
    GroupBuyMode {
        /// Enough join, and homes are chosen.
        GroupBuy = "group_buy",
        /// Whoever bids the most gets the one home there is: see the auction of the same id.
        Auction = "auction",
    }
}

text_enum! {
    /// What was decided about a group buy. Whether one can join, its times say.
    GroupBuyState {
        /// Being prepared; its staff alone know of it.
        Draft = "draft",
        /// It is offered.
        Open = "open",
        /// Enough joined: homes are chosen.
        Selecting = "selecting",
        /// It is done: whoever was not selected gets the money back.
        Settled = "settled",
        /// It came to nothing: everybody gets the money back.
        Failed = "failed",
    }
}

text_enum! {
    /// Why a group buy came to nothing.
    GroupBuyEnd {
        /// Too few joined.
        TargetMissed = "target_missed",
        /// Staff cancelled it.
        Cancelled = "cancelled",
        /// The promised day came, and nobody was selected.
        PromisePassed = "promise_passed",
        /// Nobody bid: of auctions.
        NoBids = "no_bids",
    }
}

/// A group buy: whoever pays a deposit gets a benefit, if enough do.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "group_buy")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: GroupBuyId,
    /// How homes are given to those who paid.
    pub mode: GroupBuyMode,
    /// Its title.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// What is shown.
    pub html: String,
    /// What was decided about it.
    pub state: GroupBuyState,
    /// What one pays.
    pub deposit_fen: i64,
    /// What one gets, in a line.
    pub benefit: String,
    /// How much of it is taken off the price.
    pub off_fen: i64,
    /// So many have to join.
    pub target_count: i32,
    /// No more than so many can join; none where there is no end.
    pub seat_count: Option<i32>,
    /// Deposits that are held, selected or applied.
    pub held_count: i32,
    /// How many were held when it was decided.
    pub decided_count: Option<i32>,
    /// From when on one can join.
    pub opens_at: Instant,
    /// Until when one can join and pay.
    pub closes_at: Instant,
    /// When it is decided whether enough joined.
    pub decides_at: Instant,
    /// The day on which homes are chosen.
    pub selects_on: Date,
    /// Whoever is not selected has the money back on this day.
    pub promise_on: Date,
    /// When that day begins.
    pub promise_at: Instant,
    /// Hours to pay after joining.
    pub payment_hours: i32,
    /// Hours after closing in which money that was paid in time is still taken.
    pub clearing_hours: i32,
    /// The number of the permit to sell.
    pub presale_permit: Option<String>,
    /// The terms, as typed.
    pub terms_markdown: String,
    /// The terms, as shown.
    pub terms_html: String,
    /// Grows with the terms.
    pub terms_version: i32,
    /// The account that transfers go to.
    pub payee: String,
    /// Why it came to nothing.
    pub end_kind: Option<GroupBuyEnd>,
    /// What staff said of that.
    pub end_note: Option<String>,
    /// When it was settled or failed.
    pub ended_at: Option<Instant>,
    /// Grows with every edit; the ETag.
    pub version: i64,
    /// Who made it; null for the command line.
    pub created_by: Option<AccountId>,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

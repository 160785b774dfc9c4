//! What points can be redeemed for.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{id, text_enum};

id! {
    /// The id of a reward.
    RewardId
}

text_enum! {
    /// Where a reward stands.
    RewardState {
        /// Seen by staff alone.
        Draft = "draft",
        /// Can be redeemed, within its window.
        Offered = "offered",
        /// Can not be redeemed any more.
        Ended = "ended",
    }
}

/// What points can be redeemed for.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reward")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: RewardId,
    /// What it is.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
    /// For how many points.
    pub points: i64,
    /// How many are left; null for as many as are wanted.
    pub stock_left: Option<i64>,
    /// How many one member gets at most.
    pub member_max: Option<i32>,
    /// From when on.
    pub from_at: Option<Instant>,
    /// Until when.
    pub until_at: Option<Instant>,
    /// For how many days a voucher can be used.
    pub voucher_days: i32,
    /// Where it stands.
    pub state: RewardState,
    /// Grows with every change.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

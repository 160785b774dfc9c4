//! How the club is run: one row.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::id;

id! {
    /// The id of the one row.
    ClubId
}

/// How the club is run: one row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "club")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ClubId,
    /// Grows when the terms change.
    pub terms_version: i32,
    /// The terms that members agree to.
    pub terms_markdown: String,
    /// The same as sanitised HTML.
    pub terms_html: String,
    /// For how many months points last.
    pub points_last_months: i32,
    /// For how many days points last that come back after they would have expired.
    pub refund_grace_days: i32,
    /// Within how many months points count for a tier.
    pub tier_window_months: i32,
    /// By how many minutes the clock of the club is ahead of UTC.
    pub utc_offset_minutes: i32,
    /// How many points one adjustment moves at most.
    pub adjustment_max: i64,
    /// Grows with every change.
    pub version: i64,
    /// When it was changed last.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

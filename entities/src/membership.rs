//! Who is a member of the club: one row for each account, also after leaving.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;

id! {
    /// The id of a membership.
    MembershipId
}

/// Who is a member of the club: one row for each account, also after leaving.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: MembershipId,
    /// Whose it is.
    pub account_id: AccountId,
    /// With which others say who sent them.
    pub referral_code: String,
    /// The version of the terms that was agreed to.
    pub terms_version: i32,
    /// Month and day, `02-29`, where it was told.
    pub birthday: Option<String>,
    /// Since when.
    pub joined_at: Instant,
    /// Until when; null for members.
    pub left_at: Option<Instant>,
    /// Grows with every change.
    pub version: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! How far an account is trusted: a level that follows from what it did, or that somebody pinned.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::text_enum;

text_enum! {
    /// How far an account is trusted, from the lowest.
    TrustLevel {
        /// It has just come: how much it writes is limited.
        New = "new",
        /// It has looked around.
        Basic = "basic",
        /// It takes part, or has a home with us.
        Member = "member",
        /// It has taken part for long, and others like what it says.
        Regular = "regular",
    }
}

/// How far an account is trusted. An account without a row is [`TrustLevel::New`].
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "trust")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The level.
    pub level: TrustLevel,
    /// When it was raised last, in a way that is told; none where it never was.
    pub raised_at: Option<Instant>,
    /// When it was reckoned or pinned last.
    pub reckoned_at: Instant,
    /// Since when it is pinned; none where it follows from what the account did.
    pub pinned_at: Option<Instant>,
    /// Who pinned it.
    pub pinned_by: Option<AccountId>,
    /// Why.
    pub pin_reason: Option<String>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

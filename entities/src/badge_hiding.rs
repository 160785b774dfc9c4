//! That an account does not show its badges.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;

/// That an account does not show its badges.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "badge_hiding")]
pub struct Model {
    /// Whose they are.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Since when.
    pub hidden_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That an account follows another.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;

/// That an account wants to be told of the topics that another opens.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "follow")]
pub struct Model {
    /// Who wants so.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Of whom.
    #[sea_orm(primary_key, auto_increment = false)]
    pub followed_id: AccountId,
    /// Since when.
    pub followed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That an account has a daily letter coming: while this row stands, no second one is begun.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;

/// That an account has a daily letter coming: while this row stands, no second one is begun.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_digest")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// When it is sent.
    pub due_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

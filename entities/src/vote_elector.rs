//! That an account owned a home when a vote was opened, and votes for it. Nobody is added later; who is erased is gone.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::unit::UnitId;
use crate::vote::VoteId;

/// That an account owned a home when a vote was opened, and votes for it. Nobody is added later; who is erased is gone.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_elector")]
pub struct Model {
    /// The vote.
    #[sea_orm(primary_key, auto_increment = false)]
    pub vote_id: VoteId,
    /// The home.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    /// The owner.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That an account wants to hear nothing of a pseudonym, and of nobody else.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::pseudonym::PseudonymId;

/// That an account wants to hear nothing of a pseudonym, and of nobody else.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pseudonym_block")]
pub struct Model {
    /// Who wants so.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Of which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub pseudonym_id: PseudonymId,
    /// Since when.
    pub blocked_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

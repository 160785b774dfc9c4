//! The secret address at which a calendar reads the events of one account.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;

/// The secret address at which a calendar reads the events of one account.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_feed")]
pub struct Model {
    /// Whose events.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// SHA-256 of the secret, hexadecimal.
    pub secret_hash: String,
    /// When it was made.
    pub created_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That an account agreed to a version of the privacy notice.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;

id! {
    /// The id of a consent.
    ConsentId
}

/// That an account agreed to a version of the privacy notice.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ConsentId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The version of the notice.
    pub version: String,
    /// Given at.
    pub given_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A view of the worklist that somebody keeps.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;

id! {
    /// The id of a saved view.
    SavedViewId
}

/// A view of the worklist that somebody keeps.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_view")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: SavedViewId,
    /// Whose it is.
    pub account_id: AccountId,
    /// What it is called.
    pub name: String,
    /// Parameters of the list, by name.
    pub filters: Json,
    /// When it was saved.
    pub created_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

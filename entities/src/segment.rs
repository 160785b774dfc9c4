//! A question by which accounts are found, with a name.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;

id! {
    /// The id of a segment.
    SegmentId
}

/// A question by which accounts are found, with a name.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "segment")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: SegmentId,
    /// What it is called: unique.
    pub name: String,
    /// What is asked.
    pub question: Json,
    /// Grows with every change.
    pub version: i64,
    /// Who made it.
    pub created_by: Option<AccountId>,
    /// When it was made.
    pub created_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

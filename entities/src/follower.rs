//! How far a follower has read the outbox.

use sea_orm::entity::prelude::*;

use crate::Instant;

/// How far a follower has read the outbox.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "follower")]
pub struct Model {
    /// Name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// The transaction of the last row that it has read (0 on SQLite).
    pub txid: i64,
    /// The last row that it has read.
    pub seq: i64,
    /// How far it has come within the next row, where one row is much work; 0 where it has not begun with it.
    pub within: i64,
    /// When it last changed.
    pub updated_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

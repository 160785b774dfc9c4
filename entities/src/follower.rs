//! How far a follower has read the outbox.

use sea_orm::entity::prelude::*;

use crate::Instant;

/// How far a follower has read the outbox.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "follower")]
pub struct Model {
    /// Name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// Txid.
    pub txid: i64,
    /// Its place in the outbox.
    #[sea_orm(primary_key)]
    pub seq: i64,
    /// When it last changed.
    pub updated_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}

//! How far an account has read a topic.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::topic::TopicId;

/// How far an account has read a topic.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_read")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Topic id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub topic_id: TopicId,
    /// The highest post number read.
    pub number: i32,
    /// Read at.
    pub read_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! How closely an account follows a topic, whatever it chose for the board.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::text_enum;
use crate::topic::TopicId;

text_enum! {
    /// How closely somebody follows a topic.
    TopicLevel {
        /// Told of each post in it.
        Watching = "watching",
        /// Told of what concerns oneself: answers, mentions, what is said in one's own topic.
        Normal = "normal",
        /// Told of nothing that is said in it.
        Muted = "muted",
    }
}

/// How closely an account follows a topic, whatever it chose for the board.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_watch")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Which topic.
    #[sea_orm(primary_key, auto_increment = false)]
    pub topic_id: TopicId,
    /// How closely.
    pub level: TopicLevel,
    /// When this was chosen.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

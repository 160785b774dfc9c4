//! How closely an account follows a board.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::board::BoardId;
use crate::id::text_enum;

text_enum! {
    /// How closely somebody follows a board.
    BoardLevel {
        /// Told of each post in it.
        Watching = "watching",
        /// Told of each topic that is opened in it.
        NewTopics = "new_topics",
        /// Told of what concerns oneself: answers, mentions, one's own topics.
        Normal = "normal",
        /// Told of nothing that is said in it.
        Muted = "muted",
    }
}

/// How closely an account follows a board.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "board_watch")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Which board.
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: BoardId,
    /// How closely.
    pub level: BoardLevel,
    /// When this was chosen.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

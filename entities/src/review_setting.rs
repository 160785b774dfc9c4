//! What of a board waits until a moderator has looked at it, beside what has a word of a list.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::board::BoardId;

/// What of a board waits. Of a board without a row nothing does.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "review_setting")]
pub struct Model {
    /// The board.
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: BoardId,
    /// How many posts of an account that has just come wait, from its first.
    pub first_post_count: i32,
    /// Whether posts of accounts that have just come wait where they lead elsewhere.
    pub links: bool,
    /// Whether posts wait that say much the same as one that moderators removed.
    pub similar_posts: bool,
    /// When this was changed last.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

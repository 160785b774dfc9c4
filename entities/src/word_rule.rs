//! A list of words, where it holds, and what becomes of a post with one of them.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::board::BoardId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a list of words.
    WordRuleId
}

text_enum! {
    /// What becomes of a post with a word of a list, from the strictest.
    WordAction {
        /// It is refused.
        Block = "block",
        /// It waits until a moderator has looked at it.
        Hold = "hold",
        /// It is written with a mark in the place of each character of the word; the word is not kept.
        Mask = "mask",
        /// It is written, and moderators are told of it.
        Flag = "flag",
    }
}

/// A list of words. It is for the club and everything in it where it names neither project nor board.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "word_rule")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: WordRuleId,
    /// The project that it is for.
    pub project_id: Option<ProjectId>,
    /// The board that it is for.
    pub board_id: Option<BoardId>,
    /// What moderators call it.
    pub name: String,
    /// What becomes of a post with one of its words.
    pub action: WordAction,
    /// Whether it holds.
    pub enabled: bool,
    /// How many words it has.
    pub word_count: i32,
    /// Which words it has: another number, other words.
    pub words_version: i64,
    /// The ETag.
    pub version: i64,
    /// Who changed it last.
    pub changed_by: Option<AccountId>,
    /// When.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

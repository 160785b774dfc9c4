//! What somebody is writing and has not sent: one for each account and place.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};

id! {
    /// The id of a draft.
    DraftId
}

text_enum! {
    /// What is written.
    DraftPlace {
        /// A new topic in a board.
        Topic = "topic",
        /// A reply in a topic.
        Reply = "reply",
        /// A message in a conversation.
        Message = "message",
        /// Another text of a post.
        Edit = "edit",
    }
}

/// What somebody is writing and has not sent: one for each account and place.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: DraftId,
    /// Who writes it.
    pub account_id: AccountId,
    /// What is written.
    pub place: DraftPlace,
    /// The id of the board, topic, conversation or post, as the place says.
    pub target_id: i64,
    /// The title of a new topic, as far as it is written.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// Whether a new topic asks something.
    pub question: bool,
    /// The number of the post that a reply answers.
    pub reply_to_number: Option<i32>,
    /// The ETag; it grows with each saving, also where a draft was deleted and another is written in its place.
    pub version: i64,
    /// When it was saved last.
    pub saved_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What somebody said in a conversation.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::conversation::ConversationId;
use crate::id::id;

id! {
    /// The id of a message.
    MessageId
}

/// What somebody said in a conversation.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: MessageId,
    /// Where it was said.
    pub conversation_id: ConversationId,
    /// Its place there, from 1, without gaps.
    pub number: i32,
    /// Who said it.
    pub author_id: AccountId,
    /// Whether it was said for the project that the conversation is with.
    pub as_staff: bool,
    /// What was typed; empty once it is deleted.
    pub markdown: String,
    /// What is shown: rendered and sanitised when written; empty once it is deleted.
    pub html: String,
    /// The version of the renderer that made `html`.
    pub html_version: i32,
    /// When it was said.
    pub written_at: Instant,
    /// When its author deleted it, or the account of its author was erased.
    pub deleted_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

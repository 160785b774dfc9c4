//! Who is in a conversation, since which message, and how far that one has read.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::conversation::ConversationId;

/// Who is in a conversation, since which message, and how far that one has read.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "conversation_person")]
pub struct Model {
    /// Which conversation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub conversation_id: ConversationId,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The number of the last message before: of these one sees none.
    pub joined_number: i32,
    /// The highest number read; never below the one before.
    pub read_number: i32,
    /// Whether one is told of nothing that is said there.
    pub muted: bool,
    /// When one came.
    pub joined_at: Instant,
    /// When one left.
    pub left_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What few say among themselves, or one with the staff of a project.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;
use crate::project::ProjectId;

id! {
    /// The id of a conversation.
    ConversationId
}

/// What few say among themselves, or one with the staff of a project.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "conversation")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ConversationId,
    /// Who started it.
    pub started_by: AccountId,
    /// The project whose staff it is with; null among persons.
    pub project_id: Option<ProjectId>,
    /// What it is about; may be empty.
    pub title: String,
    /// The number of the last message.
    pub last_number: i32,
    /// The highest number that any of the staff has read; 0 among persons.
    pub staff_read_number: i32,
    /// When the last message was written.
    pub last_message_at: Instant,
    /// When it was started.
    pub started_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

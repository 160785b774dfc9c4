//! What staff tell each other about a complaint.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::complaint::ComplaintId;
use crate::id::id;

id! {
    /// The id of a note.
    NoteId
}

/// What staff tell each other about a complaint: no act, no answer, never shown to others.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "complaint_note")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: NoteId,
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// Who wrote it.
    pub author_id: AccountId,
    /// Plain text.
    pub text: String,
    /// When.
    pub written_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

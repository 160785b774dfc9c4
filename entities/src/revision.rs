//! What a post said before an edit.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;
use crate::post::PostId;

id! {
    /// The id of a revision.
    RevisionId
}

/// What a post said before an edit.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: RevisionId,
    /// Post id.
    pub post_id: PostId,
    /// From 1: the text as first written is revision 1.
    pub number: i32,
    /// Markdown.
    pub markdown: String,
    /// The HTML it was shown with; empty for what was kept before HTML was.
    pub html: String,
    /// Who wrote this text.
    pub written_by: AccountId,
    /// Written at.
    pub written_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

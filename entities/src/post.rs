//! What somebody said in a topic. The first post (number 1) opens it.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;
use crate::pseudonym::PseudonymId;
use crate::topic::TopicId;

id! {
    /// The id of a post.
    PostId
}

/// What somebody said in a topic. The first post (number 1) opens it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: PostId,
    /// Topic id.
    pub topic_id: TopicId,
    /// Its place in the topic, from 1, without gaps; unique in the topic.
    pub number: i32,
    /// Author id.
    pub author_id: AccountId,
    /// The pseudonym under which it was written; then nobody is told of the author.
    pub pseudonym_id: Option<PseudonymId>,
    /// Reply to number.
    pub reply_to_number: Option<i32>,
    /// What was typed.
    pub markdown: String,
    /// What is shown: rendered and sanitised when written.
    pub html: String,
    /// The version of the renderer that made `html`.
    pub html_version: i32,
    /// How often it was edited; the ETag.
    pub revision_count: i32,
    /// When it was made.
    pub created_at: Instant,
    /// Edited at.
    pub edited_at: Option<Instant>,
    /// Who edited it last.
    pub edited_by: Option<AccountId>,
    /// Deleted at.
    pub deleted_at: Option<Instant>,
    /// Deleted by.
    pub deleted_by: Option<AccountId>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

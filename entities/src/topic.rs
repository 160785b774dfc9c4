//! A topic is a title and its numbered posts.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::board::BoardId;
use crate::id::id;
use crate::post::PostId;
use crate::pseudonym::PseudonymId;

id! {
    /// The id of a topic.
    TopicId
}

/// A topic is a title and its numbered posts.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "topic")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: TopicId,
    /// Board id.
    pub board_id: BoardId,
    /// Author id.
    pub author_id: AccountId,
    /// The pseudonym under which it was opened; then nobody is told of the author.
    pub pseudonym_id: Option<PseudonymId>,
    /// Title.
    pub title: String,
    /// Pinned.
    pub pinned: bool,
    /// Locked.
    pub locked: bool,
    /// The highest post number given so far. Numbers are never given twice.
    pub last_number: i32,
    /// Posts that are not deleted.
    pub post_count: i32,
    /// Last post at.
    pub last_post_at: Instant,
    /// Last post by.
    pub last_post_by: AccountId,
    /// The pseudonym under which that one wrote.
    pub last_post_pseudonym_id: Option<PseudonymId>,
    /// Whether it asks something.
    pub question: bool,
    /// The post that answers it, as somebody found who may say so; only of a question.
    pub accepted_post_id: Option<PostId>,
    /// When that was said.
    pub accepted_at: Option<Instant>,
    /// Who said so.
    pub accepted_by: Option<AccountId>,
    /// How often its posts are liked.
    pub like_count: i32,
    /// Its place among the topics that are talked of: reckoned when something is written or liked, and of no age.
    pub heat: i64,
    /// For how many seconds an account waits between posts here; 0 where it does not.
    pub slow_seconds: i32,
    /// When it closes by itself.
    pub closes_at: Option<Instant>,
    /// When it opens by itself.
    pub opens_at: Option<Instant>,
    /// The topic that its posts were appended to; then it is deleted, and its address leads there.
    pub merged_into: Option<TopicId>,
    /// Grows with every edit of title, pin, lock or question; the ETag.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// Deleted at.
    pub deleted_at: Option<Instant>,
    /// Deleted by.
    pub deleted_by: Option<AccountId>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A topic or a reply that is published later. Once it is published there is no row any more.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::board::BoardId;
use crate::id::{id, text_enum};
use crate::topic::TopicId;

id! {
    /// The id of a post for later.
    ScheduledPostId
}

text_enum! {
    /// Why a post for later was not published when its time came.
    PublishRefusal {
        /// Its author does not see the board or the topic any more, or it was deleted.
        Gone = "gone",
        /// The board or the topic takes no posts.
        Locked = "locked",
        /// Its author may not publish there any more.
        NotAllowed = "not_allowed",
        /// It cannot be published as it is.
        Unfit = "unfit",
    }
}

/// A topic or a reply that is published later. Once it is published there is no row any more.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "scheduled_post")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ScheduledPostId,
    /// Who publishes it.
    pub account_id: AccountId,
    /// The board in which it opens a topic.
    pub board_id: Option<BoardId>,
    /// The topic in which it replies.
    pub topic_id: Option<TopicId>,
    /// The title of the topic that it opens.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// Whether the topic that it opens asks something.
    pub question: bool,
    /// The number of the post that it answers.
    pub reply_to_number: Option<i32>,
    /// From when on it is published.
    pub publish_at: Instant,
    /// The ETag.
    pub version: i64,
    /// When it was written or changed last.
    pub changed_at: Instant,
    /// Why it was not published; none as long as it waits.
    pub refusal: Option<PublishRefusal>,
    /// When it was refused.
    pub refused_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

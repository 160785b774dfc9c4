//! What a moderator has to look at: a topic or a reply that is no post before that, or a post that already stands.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::board::BoardId;
use crate::id::{id, text_enum};
use crate::post::PostId;
use crate::pseudonym::PseudonymId;
use crate::topic::TopicId;

id! {
    /// The id of what a moderator has to look at.
    ReviewId
}

text_enum! {
    /// What a moderator has to look at.
    ReviewKind {
        /// A topic that is not opened before that.
        Topic = "topic",
        /// A reply that is not written before that.
        Reply = "reply",
        /// A post that stands.
        Posted = "posted",
    }
}

text_enum! {
    /// Why a moderator has to look at something.
    ReviewReason {
        /// It has a word of a list.
        Words = "words",
        /// Its author has just come, and has written little.
        FirstPosts = "first_posts",
        /// Its author has just come, and it leads elsewhere.
        Links = "links",
        /// It says much the same as a post that moderators removed.
        Similar = "similar",
    }
}

text_enum! {
    /// Where it stands.
    ReviewState {
        /// Nobody has decided.
        Waiting = "waiting",
        /// It was written, or it stays.
        Approved = "approved",
        /// It was not written, or it was deleted.
        Refused = "refused",
        /// Its author took it back.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What is decided of it.
    ReviewDecision {
        /// It is written, or it stays.
        Approved = "approved",
        /// It is not written, or it is deleted.
        Refused = "refused",
    }
}

/// What a moderator has to look at. Of what was approved or withdrawn no words are kept here.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ReviewId,
    /// What it is.
    pub kind: ReviewKind,
    /// The board that it was sent to.
    pub board_id: BoardId,
    /// The topic that a reply was sent to; of what was approved, the topic where it is.
    pub topic_id: Option<TopicId>,
    /// The post that stands; of what was approved, the post that it became.
    pub post_id: Option<PostId>,
    /// Who wrote it.
    pub author_id: AccountId,
    /// Under which pseudonym.
    pub pseudonym_id: Option<PseudonymId>,
    /// The title of a topic.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// The same as it is shown.
    pub html: String,
    /// Whether a topic asks something.
    pub question: bool,
    /// The number of the post that a reply answers.
    pub reply_to_number: Option<i32>,
    /// The poll of a topic, as JSON.
    pub poll: Option<String>,
    /// Why somebody has to look at it.
    pub reason: ReviewReason,
    /// The words that were found, each in a line.
    pub found: String,
    /// Where it stands.
    pub state: ReviewState,
    /// The ETag.
    pub version: i64,
    /// When it was sent, or changed by its author.
    pub sent_at: Instant,
    /// When it was decided of, or withdrawn.
    pub decided_at: Option<Instant>,
    /// Who decided.
    pub decided_by: Option<AccountId>,
    /// Why it was refused, told to its author; may be empty.
    pub note: String,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

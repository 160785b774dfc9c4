//! How drafts and posts for later are shown, to their authors.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::draft::{self, DraftPlace};
use linli_entities::scheduled_post::{self, PublishRefusal, ScheduledPostId};
use linli_entities::topic::TopicId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::EXCERPT_CHARS;
use crate::answer::Addressed;
use crate::markdown;

/// Where drafts and posts for later are read on the web.
pub const URL: &str = "/me/drafts";

/// Where something is written, as far as its author sees that now.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct DraftTarget {
    /// The name of the board, or the title of the topic or conversation; may be empty for a conversation.
    pub name: String,
    /// Where one goes on writing on the web, relative to the server.
    pub url: String,
}

impl Example for DraftTarget {
    fn example() -> Self {
        Self { name: "业主论坛".to_owned(), url: "/boards/3/new".to_owned() }
    }
}

/// What somebody is writing and has not sent.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DraftDetail {
    /// What is written.
    pub place: DraftPlace,
    /// The id of the board, topic, conversation or post.
    pub target_id: i64,
    /// Where it is; null where one does not see that any more.
    pub target: Option<DraftTarget>,
    /// The title of a new topic.
    pub title: String,
    /// The text, as it was typed.
    pub markdown: String,
    /// Whether a new topic asks something.
    pub question: bool,
    /// The number of the post that a reply answers.
    pub reply_to_number: Option<i32>,
    /// The version.
    pub version: i64,
    /// When it was saved last.
    pub saved_at: Instant,
}

impl DraftDetail {
    /// A draft, and where it is.
    pub fn new(row: draft::Model, target: Option<DraftTarget>) -> Self {
        Self {
            place: row.place,
            target_id: row.target_id,
            target,
            title: row.title,
            markdown: row.markdown,
            question: row.question,
            reply_to_number: row.reply_to_number,
            version: row.version,
            saved_at: row.saved_at,
        }
    }
}

impl Example for DraftDetail {
    fn example() -> Self {
        Self {
            place: DraftPlace::Topic,
            target_id: 3,
            target: Some(DraftTarget::example()),
            title: "样板间哪天".to_owned(),
            markdown: "想带家里人".to_owned(),
            question: true,
            reply_to_number: None,
            version: 1_800_000_000_000,
            saved_at: Instant::UNIX_EPOCH,
        }
    }
}

/// How a text begins: long ones are not read whole for it.
pub fn excerpt(text: &str) -> String {
    let head: String = text.chars().take(EXCERPT_CHARS * 4).collect();
    markdown::first_words(&head, EXCERPT_CHARS)
}

/// A draft in a list.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DraftEntry {
    /// What is written.
    pub place: DraftPlace,
    /// The id of the board, topic, conversation or post.
    pub target_id: i64,
    /// Where it is; null where one does not see that any more.
    pub target: Option<DraftTarget>,
    /// The title of a new topic.
    pub title: String,
    /// How the text begins, in plain text.
    pub excerpt: String,
    /// The version.
    pub version: i64,
    /// When it was saved last.
    pub saved_at: Instant,
}

impl DraftEntry {
    /// A draft, and where it is.
    pub fn new(row: draft::Model, target: Option<DraftTarget>) -> Self {
        Self {
            place: row.place,
            target_id: row.target_id,
            target,
            title: row.title,
            excerpt: excerpt(&row.markdown),
            version: row.version,
            saved_at: row.saved_at,
        }
    }
}

impl Example for DraftEntry {
    fn example() -> Self {
        let DraftDetail { place, target_id, target, title, markdown, version, saved_at, .. } =
            DraftDetail::example();
        Self { place, target_id, target, title, excerpt: markdown, version, saved_at }
    }
}

/// That a draft was saved.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct DraftSaved {
    /// The version that it has now.
    pub version: i64,
    /// When it was saved.
    pub saved_at: Instant,
}

impl Example for DraftSaved {
    fn example() -> Self {
        Self { version: 1_800_000_000_000, saved_at: Instant::UNIX_EPOCH }
    }
}

/// A topic or a reply that is published later.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ScheduledPost {
    /// The id.
    pub id: ScheduledPostId,
    /// The board in which it opens a topic.
    pub board_id: Option<BoardId>,
    /// The topic in which it replies.
    pub topic_id: Option<TopicId>,
    /// Where that is; null where its author does not see it any more.
    pub target: Option<DraftTarget>,
    /// The title of the topic that it opens.
    pub title: String,
    /// What it says, in Markdown.
    pub markdown: String,
    /// Whether the topic that it opens asks something.
    pub question: bool,
    /// The number of the post that it answers.
    pub reply_to_number: Option<i32>,
    /// From when on it is published.
    pub publish_at: Instant,
    /// Why it was not published; null as long as it waits.
    pub refusal: Option<PublishRefusal>,
    /// When it was refused.
    pub refused_at: Option<Instant>,
    /// The version.
    pub version: i64,
}

impl ScheduledPost {
    /// A post for later, and where it goes.
    pub fn new(row: scheduled_post::Model, target: Option<DraftTarget>) -> Self {
        Self {
            id: row.id,
            board_id: row.board_id,
            topic_id: row.topic_id,
            target,
            title: row.title,
            markdown: row.markdown,
            question: row.question,
            reply_to_number: row.reply_to_number,
            publish_at: row.publish_at,
            refusal: row.refusal,
            refused_at: row.refused_at,
            version: row.version,
        }
    }
}

impl Addressed for ScheduledPost {
    fn address(&self) -> String {
        format!("/me/scheduled-posts/{}", self.id)
    }
}

impl Example for ScheduledPost {
    fn example() -> Self {
        Self {
            id: ScheduledPostId(5),
            board_id: Some(BoardId(3)),
            topic_id: None,
            target: Some(DraftTarget::example()),
            title: "样板间周六开放".to_owned(),
            markdown: "上午九点到下午五点。".to_owned(),
            question: false,
            reply_to_number: None,
            publish_at: Instant::UNIX_EPOCH,
            refusal: None,
            refused_at: None,
            version: 1,
        }
    }
}

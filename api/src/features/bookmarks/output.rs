//! How bookmarks are shown, to whoever made them.

use linli_entities::Instant;
use linli_entities::bookmark::Model;
use linli_entities::post::{self, PostId};
use linli_entities::topic::{self, TopicId};
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::pseudonyms::output::AuthorRef;
use crate::markdown;

/// Characters of a post that are shown, at most.
const EXCERPT_CHARS: usize = 120;

/// A post that one keeps.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Bookmark {
    /// The post.
    pub post_id: PostId,
    /// Its topic.
    pub topic_id: TopicId,
    /// The title of the topic.
    pub title: String,
    /// The number of the post in the topic.
    pub number: i32,
    /// Who wrote it.
    pub author: AuthorRef,
    /// How it begins.
    pub excerpt: String,
    /// What one wrote beside it; may be empty.
    pub note: String,
    /// When one wants to be told of it, or was.
    pub remind_at: Option<Instant>,
    /// Whether that time has come.
    pub reminded: bool,
    /// Since when one keeps it.
    pub bookmarked_at: Instant,
}

impl Bookmark {
    /// A bookmark, of a post that its owner may read.
    pub fn new(row: &Model, post: &post::Model, topic: &topic::Model, author: AuthorRef) -> Self {
        Self {
            post_id: row.post_id,
            topic_id: topic.id,
            title: topic.title.clone(),
            number: post.number,
            author,
            excerpt: markdown::first_words(&post.markdown, EXCERPT_CHARS),
            note: row.note.clone(),
            remind_at: row.remind_at,
            reminded: row.reminded_at.is_some(),
            bookmarked_at: row.bookmarked_at,
        }
    }
}

impl Example for Bookmark {
    fn example() -> Self {
        Self {
            post_id: PostId(1024),
            topic_id: TopicId(42),
            title: "验房要看什么？".to_owned(),
            number: 2,
            author: AuthorRef::example(),
            excerpt: "带一瓶水、一个插座检测器和一卷卷尺。".to_owned(),
            note: "验房那天带上这份清单".to_owned(),
            remind_at: None,
            reminded: false,
            bookmarked_at: Instant::UNIX_EPOCH,
        }
    }
}

//! How topics are shown.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::topic::{self, TopicId};
use linli_entities::topic_watch::TopicLevel;
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::rules::TopicRights;
use crate::answer::Addressed;
use crate::features::boards::output::BoardRef;
use crate::features::projects::output::ProjectRef;
use crate::features::pseudonyms::output::{AuthorRef, Authors};
use crate::features::pseudonyms::rules::{of_last_post, of_topic};
use crate::features::readings::rules::ReadState;

/// A topic, as lists show it.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Topic {
    /// The id.
    pub id: TopicId,
    /// The board it is in.
    pub board_id: BoardId,
    /// Its title, plain text.
    pub title: String,
    /// Who opened it.
    pub author: AuthorRef,
    /// When it was opened.
    pub created_at: Instant,
    /// When the newest post was written.
    pub last_post_at: Instant,
    /// Who wrote the newest post.
    pub last_post_by: Option<AuthorRef>,
    /// The highest post number so far.
    pub last_number: i32,
    /// Posts that are not deleted.
    pub post_count: i32,
    /// Whether it stands above the others of its board.
    pub pinned: bool,
    /// Whether it takes no new posts.
    pub locked: bool,
    /// Whether it asks something.
    pub question: bool,
    /// Whether an answer to what it asks was accepted.
    pub solved: bool,
    /// Whether it is deleted; only moderators see such a topic.
    pub deleted: bool,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
}

/// What the reader may do with a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct TopicMay {
    /// Write a post.
    pub reply: bool,
    /// Pin, lock, delete, restore.
    pub moderate: bool,
    /// Change the title.
    pub edit_title: bool,
    /// Delete it.
    pub delete: bool,
    /// Say which post is the answer, where it is a question.
    pub accept: bool,
}

/// In which order topics are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum TopicSort {
    /// By the newest post; in a board pinned ones first.
    Latest,
    /// By how much they are talked of and liked, the newer ones first.
    Hot,
}

/// What a topic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum TopicKind {
    /// It asks something.
    Question,
}

/// A topic and where it is.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TopicDetail {
    /// The topic.
    pub topic: Topic,
    /// Its board.
    pub board: BoardRef,
    /// The board's project; null in the club.
    pub project: Option<ProjectRef>,
    /// What the reader may do with it.
    pub may: TopicMay,
    /// For how many seconds an account waits between posts here, as topic and board say; 0 where it does not.
    pub slow_seconds: i32,
    /// For how many the topic alone says that it does.
    pub topic_slow_seconds: i32,
    /// When it closes by itself; null also when that time has come.
    pub closes_at: Option<Instant>,
    /// When it opens by itself; null also when that time has come.
    pub opens_at: Option<Instant>,
    /// The topic that it was merged into: then its posts are there, and nothing can be done with this one.
    pub merged_into: Option<TopicId>,
}

/// How far a reader is behind in a topic.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Unread {
    /// The topic.
    pub topic_id: TopicId,
    /// The highest number that counts as read; 0 when the topic was never opened, nor marked as read with others.
    pub read_number: i32,
    /// The highest number there is.
    pub last_number: i32,
    /// How many are between.
    pub unread_count: i32,
    /// Whether one ever opened it.
    pub opened: bool,
    /// What it is to be shown as: new, with unread posts, or neither.
    pub state: ReadState,
    /// How closely one follows it.
    pub level: TopicLevel,
    /// When one may write there again, where one has to wait between posts; null where one may now.
    pub write_again_at: Option<Instant>,
}

impl From<TopicRights> for TopicMay {
    fn from(rights: TopicRights) -> Self {
        let TopicRights { reply, moderate, edit_title, delete, accept } = rights;
        Self { reply, moderate, edit_title, delete, accept }
    }
}

impl Topic {
    /// The topic with its people.
    pub fn new(model: topic::Model, authors: &Authors) -> Self {
        let (author, last_post_by) = (authors.of(of_topic(&model)), authors.of(of_last_post(&model)));
        let topic::Model {
            id,
            board_id,
            author_id: _,
            pseudonym_id: _,
            title,
            pinned,
            locked,
            last_number,
            post_count,
            last_post_at,
            last_post_by: _,
            last_post_pseudonym_id: _,
            question,
            accepted_post_id,
            accepted_at: _,
            accepted_by: _,
            like_count: _,
            heat: _,
            slow_seconds: _,
            closes_at: _,
            opens_at: _,
            merged_into: _,
            version,
            created_at,
            deleted_at,
            deleted_by: _,
        } = model;
        Self {
            id,
            board_id,
            title,
            author,
            created_at,
            last_post_at,
            last_post_by: Some(last_post_by),
            last_number,
            post_count,
            pinned,
            locked,
            question,
            solved: accepted_post_id.is_some(),
            deleted: deleted_at.is_some(),
            version,
        }
    }
}

impl Example for Topic {
    fn example() -> Self {
        Self {
            id: TopicId(42),
            board_id: BoardId(3),
            title: "三号楼电梯检修时间".to_owned(),
            author: AuthorRef::example(),
            created_at: Instant::UNIX_EPOCH,
            last_post_at: Instant::UNIX_EPOCH,
            last_post_by: Some(AuthorRef::example()),
            last_number: 21,
            post_count: 20,
            pinned: false,
            locked: false,
            question: true,
            solved: false,
            deleted: false,
            version: 1,
        }
    }
}

impl Addressed for TopicDetail {
    fn address(&self) -> String {
        format!("/topics/{}", self.topic.id)
    }
}

impl Example for TopicDetail {
    fn example() -> Self {
        Self {
            topic: Topic::example(),
            board: BoardRef::example(),
            project: Some(ProjectRef::example()),
            may: TopicMay { reply: true, moderate: false, edit_title: false, delete: false, accept: false },
            slow_seconds: 0,
            topic_slow_seconds: 0,
            closes_at: None,
            opens_at: None,
            merged_into: None,
        }
    }
}

impl Example for Unread {
    fn example() -> Self {
        Self {
            topic_id: TopicId(42),
            read_number: 18,
            last_number: 21,
            unread_count: 3,
            opened: true,
            state: ReadState::Unread,
            level: TopicLevel::Normal,
            write_again_at: None,
        }
    }
}

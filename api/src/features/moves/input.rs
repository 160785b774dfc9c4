//! What is sent about moving topics and posts.

use linli_entities::board::BoardId;
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

/// Where a topic goes.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TopicMoveInput {
    /// The board; one that one moderates as well.
    pub board_id: BoardId,
    /// Why, for the audit: at most 500 characters.
    pub reason: Option<String>,
}

/// Which posts become a topic of their own.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TopicSplitInput {
    /// The title of the new topic: one line of 2 to 120 characters.
    pub title: String,
    /// Its board, one that one moderates as well; where it is left out, that of the topic.
    pub board_id: Option<BoardId>,
    /// 1 to 100 posts of the topic, but not its first one.
    pub post_ids: Vec<PostId>,
    /// Why, for the audit: at most 500 characters.
    pub reason: Option<String>,
}

/// Which topic another is appended to.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TopicMergeInput {
    /// The topic that gets the posts; in a board that one moderates as well.
    pub into_topic_id: TopicId,
    /// Why, for the audit: at most 500 characters.
    pub reason: Option<String>,
}

/// What is done with many topics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum TopicAct {
    /// Moved to another board.
    Move,
    /// Closed for new posts.
    Lock,
    /// Opened again for new posts.
    Unlock,
    /// Put above the others of its board.
    Pin,
    /// Put among the others again.
    Unpin,
    /// Deleted; it can be restored.
    Delete,
}

/// One act on many topics.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TopicActsInput {
    /// 1 to 50 topics; each is judged by itself.
    pub topic_ids: Vec<TopicId>,
    /// What is done with each.
    pub act: TopicAct,
    /// Where they go, with `move`.
    pub board_id: Option<BoardId>,
    /// Why, for the audit: at most 500 characters.
    pub reason: Option<String>,
}

impl Example for TopicMoveInput {
    fn example() -> Self {
        Self { board_id: BoardId(4), reason: Some("更适合装修版".to_owned()) }
    }
}

impl Example for TopicSplitInput {
    fn example() -> Self {
        Self {
            title: "电梯广告的收入归谁？".to_owned(),
            board_id: None,
            post_ids: vec![PostId(1024), PostId(1030)],
            reason: Some("另一个话题".to_owned()),
        }
    }
}

impl Example for TopicMergeInput {
    fn example() -> Self {
        Self { into_topic_id: TopicId(41), reason: Some("说的是同一件事".to_owned()) }
    }
}

impl Example for TopicActsInput {
    fn example() -> Self {
        Self { topic_ids: vec![TopicId(42), TopicId(43)], act: TopicAct::Lock, board_id: None, reason: None }
    }
}

//! How it is shown what was moved.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::post::PostId;
use linli_entities::post_move;
use linli_entities::topic::TopicId;
use linli_entities::topic_sign::TopicSignKind;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::code::Code;
use crate::features::boards::output::BoardRef;
use crate::features::boards::rules::BoardScope;
use crate::features::projects::output::ProjectRef;

/// The place in a topic that a post left. `/posts/{post_id}` leads to it, for those who may read it where it is.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Signpost {
    /// The number that it had; no other post gets it.
    pub number: i32,
    /// The post.
    pub post_id: PostId,
    /// When it was moved.
    pub moved_at: Instant,
}

/// What moderators did with a topic.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TopicSign {
    /// What it was.
    pub kind: TopicSignKind,
    /// The topic that it was split off from, where the reader may read that.
    pub other_topic_id: Option<TopicId>,
    /// When.
    pub signed_at: Instant,
}

/// What became of one topic of many.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct TopicActResult {
    /// The topic.
    pub topic_id: TopicId,
    /// Whether it is now as was wanted.
    pub done: bool,
    /// Why not.
    pub code: Option<Code>,
}

/// What became of many topics.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TopicActResults {
    /// One for each topic, in the order in which they were named.
    pub items: Vec<TopicActResult>,
}

/// A board that one moderates, and where it is.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ModeratedBoard {
    /// The board.
    pub board: BoardRef,
    /// Its project; null in the club.
    pub project: Option<ProjectRef>,
}

impl From<post_move::Model> for Signpost {
    fn from(row: post_move::Model) -> Self {
        let post_move::Model { number, post_id, moved_at, .. } = row;
        Self { number, post_id, moved_at }
    }
}

impl From<&BoardScope> for ModeratedBoard {
    fn from(board: &BoardScope) -> Self {
        Self { board: board.into(), project: board.project.clone() }
    }
}

impl Example for Signpost {
    fn example() -> Self {
        Self { number: 7, post_id: PostId(1024), moved_at: Instant::UNIX_EPOCH }
    }
}

impl Example for TopicSign {
    fn example() -> Self {
        Self { kind: TopicSignKind::Split, other_topic_id: Some(TopicId(42)), signed_at: Instant::UNIX_EPOCH }
    }
}

impl Example for TopicActResult {
    fn example() -> Self {
        Self { topic_id: TopicId(42), done: true, code: None }
    }
}

impl Example for TopicActResults {
    fn example() -> Self {
        let refused = TopicActResult { topic_id: TopicId(43), done: false, code: Some(Code::NotFound) };
        Self { items: vec![TopicActResult::example(), refused] }
    }
}

impl Example for ModeratedBoard {
    fn example() -> Self {
        let board = BoardRef { id: BoardId(4), ..BoardRef::example() };
        Self { board, project: Some(ProjectRef::example()) }
    }
}

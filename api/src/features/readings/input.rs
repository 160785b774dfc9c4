//! What comes in to mark topics as read.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use poem_openapi::Object;
use poem_openapi::types::Example;

/// Which topics are marked as read.
#[derive(Debug, Object)]
#[oai(example)]
pub struct TopicsRead {
    /// Only those of this board; those of all boards where it is left out.
    pub board_id: Option<BoardId>,
    /// What was said up to then, as `asked_at` of `GET /me/unread` tells it: what came since stays unread. What is ahead is now.
    pub until_at: Instant,
}

impl Example for TopicsRead {
    fn example() -> Self {
        Self { board_id: Some(BoardId(3)), until_at: Instant::UNIX_EPOCH }
    }
}

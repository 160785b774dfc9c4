//! How closely somebody follows something, on the wire.

use linli_entities::board_watch::BoardLevel;
use linli_entities::topic_watch::TopicLevel;
use poem_openapi::Object;
use poem_openapi::types::Example;

/// How closely one follows a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct BoardWatch {
    /// Of which posts one is told.
    pub level: BoardLevel,
}

impl Example for BoardWatch {
    fn example() -> Self {
        Self { level: BoardLevel::NewTopics }
    }
}

/// How closely one follows a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct TopicWatch {
    /// Of which posts one is told.
    pub level: TopicLevel,
}

impl Example for TopicWatch {
    fn example() -> Self {
        Self { level: TopicLevel::Watching }
    }
}

//! How it is shown what came of similar topics.

use linli_entities::Date;
use linli_entities::deflection_day::Model;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::boards::output::BoardRef;

/// What came of similar topics that were shown in a board on a day.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DeflectionDay {
    /// The board.
    pub board: BoardRef,
    /// The day on which they were shown.
    pub counted_on: Date,
    /// How many who were about to open a topic saw some.
    pub shown_count: i64,
    /// Of these, how many opened one of them.
    pub opened_count: i64,
    /// Of these, how many said that one of them answers the question.
    pub answered_count: i64,
    /// Of these, how many opened a topic all the same.
    pub posted_count: i64,
    /// How many opened one of them, or said that it answers the question, and opened no topic. What is of the last two days
    /// may still change.
    pub deflected_count: i64,
}

/// What came of similar topics in a project.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DeflectionList {
    /// The first day that is told of.
    pub from_on: Date,
    /// The last.
    pub until_on: Date,
    /// By day and board, the last day first; only of boards that the reader may read, and days on which some were shown.
    pub items: Vec<DeflectionDay>,
}

impl DeflectionDay {
    /// The counters of a day, with the name of their board.
    pub fn new(board: BoardRef, row: &Model) -> Self {
        Self {
            board,
            counted_on: row.counted_on,
            shown_count: row.shown_count,
            opened_count: row.opened_count,
            answered_count: row.answered_count,
            posted_count: row.posted_count,
            deflected_count: row.deflected_count,
        }
    }
}

impl Example for DeflectionDay {
    fn example() -> Self {
        Self {
            board: BoardRef::example(),
            counted_on: Date::from_ymd_opt(2026, 3, 1).unwrap_or_default(),
            shown_count: 12,
            opened_count: 5,
            answered_count: 2,
            posted_count: 8,
            deflected_count: 4,
        }
    }
}

impl Example for DeflectionList {
    fn example() -> Self {
        let day = DeflectionDay::example();
        Self { from_on: day.counted_on, until_on: day.counted_on, items: vec![day] }
    }
}

//! What comes in.

use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::review::{ReviewDecision, ReviewId, ReviewReason};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::BULK_MAX;
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// Characters of a note, at most.
const NOTE_MAX: usize = 500;
/// Posts that may wait, of an account that has just come.
const FIRST_POSTS: std::ops::RangeInclusive<i32> = 0..=10;

/// What is decided of something that waits.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReviewDecisionInput {
    /// What is decided.
    pub decision: ReviewDecision,
    /// The version that was seen: 412 where its author changed it since.
    pub version: i64,
    /// Why it is refused, told to its author: up to 500 characters.
    pub note: Option<String>,
}

/// Something that waits, as it was seen.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReviewSeen {
    /// The id.
    pub review_id: ReviewId,
    /// The version that was seen.
    pub version: i64,
}

/// What is decided of several at once.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReviewDecisionsInput {
    /// Of what, up to 50; of each by itself.
    pub items: Vec<ReviewSeen>,
    /// What is decided.
    pub decision: ReviewDecision,
    /// Why they are refused, told to their authors: up to 500 characters.
    pub note: Option<String>,
}

/// What of one's own that waits is to be changed; what is left out stays.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct HeldPostPatch {
    /// Another title, of a topic.
    pub title: Option<String>,
    /// Another text, in Markdown.
    pub markdown: Option<String>,
}

/// What of a board waits until a moderator has looked at it.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct ReviewSettingsInput {
    /// How many posts of an account that has just come wait, from its first: 0 to 10.
    pub first_post_count: i32,
    /// Whether posts of accounts that have just come wait where they lead elsewhere.
    pub links: bool,
    /// Whether posts wait that say much the same as one that moderators removed in the last 90 days.
    pub similar_posts: bool,
}

/// What of the queue is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only what is in this board.
    pub board_id: Option<BoardId>,
    /// Only what is in this project.
    pub project_id: Option<ProjectId>,
    /// Only what waits for this reason.
    pub reason: Option<ReviewReason>,
}

/// Reads why something is refused; may be empty.
///
/// # Errors
/// [`Code::TooLong`] at `/note`.
pub fn note(text: Option<String>) -> Result<String, Error> {
    let mut fields = Fields::default();
    let note = fields.prose_or_empty("/note", &text.unwrap_or_default(), NOTE_MAX);
    fields.finish(note)
}

impl ReviewDecisionsInput {
    /// Demands that it is of some, and not of too many.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooMany`] at `/items`.
    pub fn demand_some(&self) -> Result<(), Error> {
        match self.items.len() {
            0 => Err(Error::invalid("/items", Code::Required)),
            count if count > BULK_MAX => Err(Error::invalid("/items", Code::TooMany)),
            _ => Ok(()),
        }
    }
}

impl ReviewSettingsInput {
    /// Demands that the number is one that there may be.
    ///
    /// # Errors
    /// [`Code::OutOfRange`] at `/first_post_count`.
    pub fn demand_in_range(&self) -> Result<(), Error> {
        let mut fields = Fields::default();
        fields.number("/first_post_count", self.first_post_count, FIRST_POSTS);
        fields.finish(())
    }
}

impl Example for ReviewDecisionInput {
    fn example() -> Self {
        Self { decision: ReviewDecision::Approved, version: 1, note: None }
    }
}

impl Example for ReviewSeen {
    fn example() -> Self {
        Self { review_id: ReviewId(12), version: 1 }
    }
}

impl Example for ReviewDecisionsInput {
    fn example() -> Self {
        Self {
            items: vec![ReviewSeen::example()],
            decision: ReviewDecision::Refused,
            note: Some("广告请发在团购版块。".to_owned()),
        }
    }
}

impl Example for HeldPostPatch {
    fn example() -> Self {
        Self { title: None, markdown: Some("想带家里人一起去。".to_owned()) }
    }
}

impl Example for ReviewSettingsInput {
    fn example() -> Self {
        Self { first_post_count: 1, links: true, similar_posts: true }
    }
}

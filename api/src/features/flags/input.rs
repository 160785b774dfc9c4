//! What comes in.

use linli_entities::flag::{FlagDecision, FlagReason};
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::code::Code;
use crate::error::Error;

/// Characters of a note, at most.
const NOTE_MAX: usize = 500;

/// Why a post should not stand.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FlagInput {
    /// Why.
    pub reason: FlagReason,
    /// In words, up to 500 characters; needed with `other`.
    pub note: Option<String>,
}

/// A flag, parsed.
#[derive(Clone, Debug)]
pub struct NewFlag {
    /// Why.
    pub reason: FlagReason,
    /// In words; may be empty.
    pub note: String,
}

impl TryFrom<FlagInput> for NewFlag {
    type Error = Error;

    fn try_from(input: FlagInput) -> Result<Self, Error> {
        let note = input.note.unwrap_or_default().trim().to_owned();
        if note.chars().count() > NOTE_MAX {
            return Err(Error::invalid("/note", Code::TooLong));
        }
        if note.is_empty() && input.reason == FlagReason::Other {
            return Err(Error::invalid("/note", Code::Required));
        }
        Ok(Self { reason: input.reason, note })
    }
}

/// What is decided of a post that was flagged.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct FlagDecisionInput {
    /// Whether it is deleted or stays. Of the first post of a topic the topic is deleted.
    pub decision: FlagDecision,
}

impl Example for FlagInput {
    fn example() -> Self {
        Self { reason: FlagReason::Privacy, note: Some("里面有邻居的电话。".to_owned()) }
    }
}

impl Example for FlagDecisionInput {
    fn example() -> Self {
        Self { decision: FlagDecision::Removed }
    }
}

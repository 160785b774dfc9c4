//! How segments are shown.

use linli_entities::Instant;
use linli_entities::segment::{Model, SegmentId};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::input::{QuestionInput, SegmentInput};
use super::logic::{self, Counted};
use crate::answer::Addressed;
use crate::error::Error;

/// A question by which accounts are found, with a name.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Segment {
    /// The id.
    pub id: SegmentId,
    /// What it is called.
    pub name: String,
    /// What is asked.
    pub question: QuestionInput,
    /// Grows with every change.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
}

impl TryFrom<Model> for Segment {
    type Error = Error;

    fn try_from(row: Model) -> Result<Self, Error> {
        let question = logic::read(row.question)?.into();
        let Model { id, name, version, created_at, changed_at, .. } = row;
        Ok(Self { id, name, question, version, created_at, changed_at })
    }
}

impl Addressed for Segment {
    fn address(&self) -> String {
        format!("/segments/{}", self.id)
    }
}

impl Example for Segment {
    fn example() -> Self {
        let SegmentInput { name, question } = SegmentInput::example();
        Self {
            id: SegmentId(4),
            name,
            question,
            version: 1,
            created_at: Instant::UNIX_EPOCH,
            changed_at: Instant::UNIX_EPOCH,
        }
    }
}

/// How many a question finds now.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct SegmentCount {
    /// Open accounts.
    pub count: u64,
    /// Of them those that consent to mail.
    pub mail_count: u64,
    /// Of them those that consent to text messages.
    pub sms_count: u64,
    /// Of them those that consent to messages on their devices.
    pub push_count: u64,
}

impl From<Counted> for SegmentCount {
    fn from(Counted { all, mail, sms, push }: Counted) -> Self {
        Self { count: all, mail_count: mail, sms_count: sms, push_count: push }
    }
}

impl Example for SegmentCount {
    fn example() -> Self {
        Self { count: 412, mail_count: 268, sms_count: 91, push_count: 130 }
    }
}

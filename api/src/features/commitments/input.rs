//! What is sent about commitments.

use linli_entities::Date;
use linli_entities::commitment::CommitmentOutcome;
use poem_openapi::Object;
use poem_openapi::types::Example;

/// What one commits oneself to by a post.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct CommitmentInput {
    /// What will be done, in one sentence: 1 to 200 characters.
    pub text: String,
    /// By which day: from today on, within ten years.
    pub due_on: Date,
}

/// Another day for a commitment.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct CommitmentMove {
    /// The day: from today on, within ten years.
    pub due_on: Date,
    /// Why, for everybody to read: 1 to 500 characters.
    pub reason: String,
}

/// How a commitment ended.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct CommitmentEnd {
    /// Whether it was kept, or is given up.
    pub outcome: CommitmentOutcome,
    /// In words, for everybody to read: at most 500 characters; needed where it is given up.
    pub reason: Option<String>,
}

impl Example for CommitmentInput {
    fn example() -> Self {
        Self {
            text: "3 号楼电梯在 6 月底前全部换新。".to_owned(),
            due_on: Date::from_ymd_opt(2027, 6, 30).unwrap_or_default(),
        }
    }
}

impl Example for CommitmentMove {
    fn example() -> Self {
        Self {
            due_on: Date::from_ymd_opt(2027, 7, 15).unwrap_or_default(),
            reason: "电梯厂家推迟了交货。".to_owned(),
        }
    }
}

impl Example for CommitmentEnd {
    fn example() -> Self {
        Self { outcome: CommitmentOutcome::Kept, reason: Some("两台电梯都换好了。".to_owned()) }
    }
}

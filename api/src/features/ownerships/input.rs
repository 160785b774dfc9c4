//! What is sent about ownerships.

use linli_entities::ownership::OwnershipRole;
use linli_entities::unit::UnitId;
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use crate::error::Error;
use crate::fields::Fields;

/// A claim to be at home in a unit.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ClaimInput {
    /// The unit.
    pub unit_id: UnitId,
    /// How the claimant stands to it.
    pub role: OwnershipRole,
    /// What supports the claim, for staff alone; at most 1000 characters.
    pub statement: String,
}

/// The longest text that somebody is looked for by, in characters.
const QUERY_MAX: usize = 80;

/// Who is looked for.
///
/// # Errors
/// [`Code::TooLong`](crate::code::Code::TooLong) and [`Code::Malformed`](crate::code::Code::Malformed) at `/query`.
pub fn query(text: Option<String>) -> Result<Option<String>, Error> {
    let mut fields = Fields::default();
    let text = text.map(|text| fields.line_or_empty("/query", &text, QUERY_MAX));
    fields.complete(Some(text))
}

/// What staff decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum Decision {
    /// The claim is true.
    Confirm,
    /// The claim is not, or not as it is told. It may be claimed again.
    Refuse,
    /// What was confirmed holds no longer.
    Revoke,
    /// What was revoked holds again.
    Reinstate,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 4] = [Self::Confirm, Self::Refuse, Self::Revoke, Self::Reinstate];

    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Refuse => "refuse",
            Self::Revoke => "revoke",
            Self::Reinstate => "reinstate",
        }
    }
}

/// A decision about a claim.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DecisionInput {
    /// What is decided.
    pub decision: Decision,
    /// Why, for the claimant to read: needed to refuse and to revoke; at most 500 characters.
    pub reason: Option<String>,
}

impl Example for ClaimInput {
    fn example() -> Self {
        Self {
            unit_id: UnitId(11),
            role: OwnershipRole::Owner,
            statement: "合同尾号 4711，2025 年 6 月签约。".to_owned(),
        }
    }
}

impl Example for DecisionInput {
    fn example() -> Self {
        Self {
            decision: Decision::Refuse, reason: Some("合同号与房号对不上，请核对后再提交。".to_owned())
        }
    }
}

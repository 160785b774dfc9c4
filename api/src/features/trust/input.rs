//! What comes in.

use linli_entities::trust::TrustLevel;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::code::Code;
use crate::error::Error;

/// Characters of a reason, at most.
const REASON_MAX: usize = 500;

/// A level to be pinned.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TrustPinInput {
    /// The level.
    pub level: TrustLevel,
    /// Why, up to 500 characters; kept in the audit.
    pub reason: String,
}

impl TrustPinInput {
    /// The level and the reason.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooLong`] at `/reason`.
    pub fn parse(self) -> Result<(TrustLevel, String), Error> {
        let reason: String = self.reason.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Error::invalid("/reason", Code::Required));
        }
        if reason.chars().count() > REASON_MAX {
            return Err(Error::invalid("/reason", Code::TooLong));
        }
        Ok((self.level, reason.to_owned()))
    }
}

impl Example for TrustPinInput {
    fn example() -> Self {
        Self { level: TrustLevel::Member, reason: "物业电工，常来帮忙解答。".to_owned() }
    }
}

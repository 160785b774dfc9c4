//! What comes in about consents.

use linli_entities::consent_act::{ConsentChannel, ConsentPurpose};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{CELLS, Choice, NewConsent, REASON_MAX};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// Whether one agrees to something on one way.
#[derive(Clone, Copy, Debug, Object)]
pub struct ConsentChoice {
    /// On which way.
    pub channel: ConsentChannel,
    /// What for.
    pub purpose: ConsentPurpose,
    /// Whether one agrees.
    pub given: bool,
}

impl From<ConsentChoice> for Choice {
    fn from(ConsentChoice { channel, purpose, given }: ConsentChoice) -> Self {
        Self { channel, purpose, given }
    }
}

/// What one agrees to from now on.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ConsentsInput {
    /// What is said; what is not named stays.
    pub consents: Vec<ConsentChoice>,
}

impl ConsentsInput {
    /// Reads what is said.
    ///
    /// # Errors
    /// [`Code::TooMany`] at `/consents`.
    pub fn parse(self) -> Result<Vec<Choice>, Error> {
        if self.consents.len() > CELLS {
            return Err(Error::invalid("/consents", Code::TooMany));
        }
        Ok(self.consents.into_iter().map(Choice::from).collect())
    }
}

impl Example for ConsentsInput {
    fn example() -> Self {
        let (channel, purpose) = (ConsentChannel::Mail, ConsentPurpose::Bulletin);
        Self { consents: vec![ConsentChoice { channel, purpose, given: true }] }
    }
}

/// What somebody told staff.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AccountConsentInput {
    /// On which way.
    pub channel: ConsentChannel,
    /// What for.
    pub purpose: ConsentPurpose,
    /// Whether they agree.
    pub given: bool,
    /// How it was told, at most 500 characters.
    pub reason: String,
}

impl AccountConsentInput {
    /// Reads what was told.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooLong`] at `/reason`.
    pub fn parse(self) -> Result<NewConsent, Error> {
        let Self { channel, purpose, given, reason } = self;
        let mut fields = Fields::default();
        let reason = fields.prose("/reason", &reason, REASON_MAX);
        fields.finish(NewConsent { choice: Choice { channel, purpose, given }, reason })
    }
}

impl Example for AccountConsentInput {
    fn example() -> Self {
        Self {
            channel: ConsentChannel::Sms,
            purpose: ConsentPurpose::Offers,
            given: false,
            reason: "来电要求不再发促销短信".to_owned(),
        }
    }
}

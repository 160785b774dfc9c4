//! What is sent about referrals.

use linli_entities::Date;
use linli_entities::account::AccountId;
use linli_entities::referral::ReferralState;
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::rules::{NewReferral, NewStep, REASON_MAX, REFERENCE_MAX, Referee};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// The longest number, code, address or name, in characters.
const NAME_MAX: usize = 300;

/// Who sent the account that says so.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReferralClaimInput {
    /// The code of the member, however it is typed.
    pub referral_code: String,
}

/// Who sent whom.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReferralInput {
    /// The number of the member who sent, or their code.
    pub referrer: String,
    /// The account that was sent; or `referee_contact`.
    pub referee_id: Option<AccountId>,
    /// Its whole phone number, e-mail address or name; or `referee_id`.
    pub referee_contact: Option<String>,
}

/// A step that staff record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum StepState {
    /// They came to look.
    Visited,
    /// They reserved a home.
    Reserved,
    /// They signed a contract.
    Signed,
    /// Nothing comes of it, or nothing any more.
    Cancelled,
}

/// A step of a referral.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReferralStepInput {
    /// Which.
    pub state: StepState,
    /// On which day it happened, by the clock of the club; none that is still to come.
    pub happened_on: Date,
    /// Of `signed`, and only there: the reference of the contract, at most 80 characters. It is of one referral.
    pub reference: Option<String>,
    /// Why, at most 500 characters: for `cancelled`, and for a day before that of the step before.
    pub reason: Option<String>,
}

impl From<StepState> for ReferralState {
    fn from(state: StepState) -> Self {
        match state {
            StepState::Visited => Self::Visited,
            StepState::Reserved => Self::Reserved,
            StepState::Signed => Self::Signed,
            StepState::Cancelled => Self::Cancelled,
        }
    }
}

impl StepState {
    /// The step that leads there, where staff record it.
    pub fn of(state: ReferralState) -> Option<Self> {
        match state {
            ReferralState::Visited => Some(Self::Visited),
            ReferralState::Reserved => Some(Self::Reserved),
            ReferralState::Signed => Some(Self::Signed),
            ReferralState::Cancelled => Some(Self::Cancelled),
            ReferralState::Claimed | ReferralState::Rewarded => None,
        }
    }
}

impl TryFrom<ReferralInput> for NewReferral {
    type Error = Error;

    fn try_from(input: ReferralInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let referrer = fields.line("/referrer", &input.referrer, NAME_MAX);
        let contact = input.referee_contact.filter(|text| !text.trim().is_empty());
        let referee = match (input.referee_id, contact) {
            (Some(id), None) => Some(Referee::Account(id)),
            (None, Some(text)) => Some(Referee::Contact(fields.line("/referee_contact", &text, NAME_MAX))),
            (None, None) | (Some(_), Some(_)) => {
                fields.refuse("/referee_id", Code::Required);
                None
            }
        };
        fields.complete(referee.map(|referee| Self { referrer, referee }))
    }
}

impl TryFrom<ReferralStepInput> for NewStep {
    type Error = Error;

    fn try_from(input: ReferralStepInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let reference = match (input.state, said(input.reference)) {
            (StepState::Signed, text) => {
                Some(fields.line("/reference", &text.unwrap_or_default(), REFERENCE_MAX))
            }
            (_, None) => None,
            (_, Some(_)) => {
                fields.refuse("/reference", Code::Malformed);
                None
            }
        };
        let reason = said(input.reason).map(|text| fields.prose("/reason", &text, REASON_MAX));
        let on = fields.date("/happened_on", input.happened_on);
        fields.finish(Self { to: input.state.into(), on, reference, reason })
    }
}

impl Example for ReferralClaimInput {
    fn example() -> Self {
        Self { referral_code: "K7Q2-M9XD".to_owned() }
    }
}

impl Example for ReferralInput {
    fn example() -> Self {
        Self {
            referrer: "10000017".to_owned(),
            referee_id: None,
            referee_contact: Some("138 0013 8000".to_owned()),
        }
    }
}

impl Example for ReferralStepInput {
    fn example() -> Self {
        Self {
            state: StepState::Signed,
            happened_on: Date::default(),
            reference: Some("HT-2026-0311".to_owned()),
            reason: None,
        }
    }
}

//! What is sent about rewards.

use linli_entities::Instant;
use linli_entities::reward::RewardState;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{NewReward, REASON_MAX, TEXT_MAX, TITLE_MAX};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// A reward as it is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct RewardInput {
    /// What it is, at most 80 characters.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// For how many points: 1 to 1 000 000 000.
    pub points: i64,
    /// How many are left; null for as many as are wanted.
    pub stock_left: Option<i64>,
    /// How many one member gets at most.
    pub member_max: Option<i32>,
    /// From when on it can be redeemed.
    pub from_at: Option<Instant>,
    /// Until when.
    pub until_at: Option<Instant>,
    /// For how many days a voucher can be used: 1 to 730.
    pub voucher_days: i32,
    /// Where it stands.
    pub state: RewardState,
}

/// Why a redemption is cancelled.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct CancellationInput {
    /// The reason, at most 500 characters; for whoever runs the club.
    pub reason: Option<String>,
}

impl TryFrom<RewardInput> for NewReward {
    type Error = Error;

    fn try_from(input: RewardInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        if !(1..=1_000_000_000).contains(&input.points) {
            fields.refuse("/points", Code::OutOfRange);
        }
        if input.stock_left.is_some_and(|left| !(0..=1_000_000_000).contains(&left)) {
            fields.refuse("/stock_left", Code::OutOfRange);
        }
        if input.member_max.is_some_and(|max| !(1..=10_000).contains(&max)) {
            fields.refuse("/member_max", Code::OutOfRange);
        }
        if input.from_at.zip(input.until_at).is_some_and(|(from, until)| until <= from) {
            fields.refuse("/until_at", Code::OutOfRange);
        }
        let new = Self {
            title: fields.line("/title", &input.title, TITLE_MAX),
            markdown: fields.prose_or_empty("/markdown", &input.markdown, TEXT_MAX),
            points: input.points,
            stock_left: input.stock_left,
            member_max: input.member_max,
            from_at: input.from_at,
            until_at: input.until_at,
            voucher_days: fields.number("/voucher_days", input.voucher_days, 1..=730),
            state: input.state,
        };
        fields.finish(new)
    }
}

impl CancellationInput {
    /// The reason.
    ///
    /// # Errors
    /// [`Code::TooLong`] at `/reason`.
    pub fn reason(&self) -> Result<Option<String>, Error> {
        let mut fields = Fields::default();
        let reason = self.reason.as_ref().map(|text| fields.prose_or_empty("/reason", text, REASON_MAX));
        fields.finish(reason)
    }
}

impl Example for RewardInput {
    fn example() -> Self {
        Self {
            title: "家庭保洁两小时".to_owned(),
            markdown: "预约后三天内上门。".to_owned(),
            points: 800,
            stock_left: Some(100),
            member_max: Some(2),
            from_at: None,
            until_at: None,
            voucher_days: 90,
            state: RewardState::Offered,
        }
    }
}

impl Example for CancellationInput {
    fn example() -> Self {
        Self { reason: None }
    }
}

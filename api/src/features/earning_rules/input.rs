//! What is sent about earning rules and receipts.

use linli_entities::Date;
use linli_entities::earning_rule::EarningKind;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{FEN_MAX, NewRule, REFERENCE_MAX, ReceiptLine};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// A rule that is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct EarningRuleInput {
    /// What for.
    pub kind: EarningKind,
    /// How many points, each time: 1 to 1 000 000.
    pub points: i64,
    /// How often a day at most; what goes beyond earns nothing.
    pub daily_max: Option<i32>,
    /// For `spend`, and only there: for how many fen each time; 1 000 for each 10 yuan.
    pub fen_per_point: Option<i64>,
    /// For `referral_signed`, and only there: for how many days after the contract the points wait.
    pub pending_days: Option<i32>,
}

/// A receipt.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReceiptInput {
    /// The number of the membership.
    pub number: String,
    /// How much was paid, in fen.
    pub fen: i64,
    /// When.
    pub paid_on: Date,
    /// Its reference in the books, at most 80 characters: recorded once.
    pub reference: String,
}

/// Why a receipt is void.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct VoidInput {
    /// The reason, at most 500 characters.
    pub reason: String,
}

/// Many receipts.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReceiptsInput {
    /// CSV with the header `number,fen,paid_on,reference`, or one JSON object of these fields a line; at most 1 000 lines.
    pub text: String,
}

impl TryFrom<EarningRuleInput> for NewRule {
    type Error = Error;

    fn try_from(input: EarningRuleInput) -> Result<Self, Error> {
        let EarningRuleInput { kind, points, daily_max, fen_per_point, pending_days } = input;
        Self { kind, points, daily_max, fen_per_point, pending_days }.checked()
    }
}

impl TryFrom<ReceiptInput> for ReceiptLine {
    type Error = Error;

    fn try_from(input: ReceiptInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        if !(1..=FEN_MAX).contains(&input.fen) {
            fields.refuse("/fen", Code::OutOfRange);
        }
        let line = Self {
            number: input.number,
            fen: input.fen,
            paid_on: fields.date("/paid_on", input.paid_on),
            reference: fields.line("/reference", &input.reference, REFERENCE_MAX),
        };
        fields.finish(line)
    }
}

impl VoidInput {
    /// The reason.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooLong`] at `/reason`.
    pub fn reason(&self) -> Result<String, Error> {
        let mut fields = Fields::default();
        let reason = fields.prose("/reason", &self.reason, 500);
        fields.finish(reason)
    }
}

impl Example for EarningRuleInput {
    fn example() -> Self {
        Self {
            kind: EarningKind::PostAccepted,
            points: 5,
            daily_max: Some(3),
            fen_per_point: None,
            pending_days: None,
        }
    }
}

impl Example for ReceiptInput {
    fn example() -> Self {
        Self {
            number: "10000017".to_owned(),
            fen: 258_000,
            paid_on: Date::default(),
            reference: "WY-2026-0311".to_owned(),
        }
    }
}

impl Example for VoidInput {
    fn example() -> Self {
        Self { reason: "金额录错，已重开".to_owned() }
    }
}

impl Example for ReceiptsInput {
    fn example() -> Self {
        Self { text: "number,fen,paid_on,reference\n10000017,258000,2026-03-01,WY-2026-0311\n".to_owned() }
    }
}

//! What is sent about compensations.

use linli_entities::compensation::CompensationKind;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::code::Code;
use crate::error::Error;
use crate::features::complaints::rules::TEXT_MAX;
use crate::features::complaints::rules::compensation::{Limits, Offer, REFERENCE_MAX, Step, VALUE_MAX_FEN};
use crate::fields::Fields;

/// A compensation that is to be proposed.
#[derive(Debug, Object)]
#[oai(example)]
pub struct CompensationInput {
    /// What it is. While one is open, another of the kind is refused.
    pub kind: CompensationKind,
    /// What it is worth, in fen: for everything but an apology. Of points, one is worth a fen unless this says else.
    pub value_fen: Option<i64>,
    /// For `points` alone: how many.
    pub points: Option<i64>,
    /// Within how many days of being accepted it is carried out, 1 to 90; 7 unless given.
    pub pay_within_days: Option<i32>,
    /// What it is for, Markdown, at most 8 000 characters. The complainant reads it once it is approved.
    pub markdown: String,
}

impl CompensationInput {
    /// What is offered, and what for.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<(Offer, String), Error> {
        let mut fields = Fields::default();
        let offer = Offer::parse(&mut fields, self.kind, self.value_fen, self.points, self.pay_within_days);
        let markdown = fields.prose("/markdown", &self.markdown, TEXT_MAX);
        fields.finish((offer, markdown))
    }
}

impl Example for CompensationInput {
    fn example() -> Self {
        Self {
            kind: CompensationKind::FeeWaiver,
            value_fen: Some(36_000),
            points: None,
            pay_within_days: None,
            markdown: "电梯停运期间的物业费减免一个月。".to_owned(),
        }
    }
}

/// Where it stands in the books.
#[derive(Debug, Object)]
#[oai(example)]
pub struct PaymentInput {
    /// The number of the transfer, the bill or the slip, at most 60 characters. No two have the same.
    pub reference: String,
}

impl PaymentInput {
    /// The step.
    ///
    /// # Errors
    /// [`Code::Required`], [`Code::TooLong`], [`Code::Malformed`] at `/reference`.
    pub fn parse(&self) -> Result<Step, Error> {
        let mut fields = Fields::default();
        let reference = fields.line("/reference", &self.reference, REFERENCE_MAX);
        fields.finish(Step::Pay(reference))
    }
}

impl Example for PaymentInput {
    fn example() -> Self {
        Self { reference: "JM-2026-0117".to_owned() }
    }
}

/// Up to which value who approves.
#[derive(Debug, Object)]
#[oai(example)]
pub struct CompensationLimitsInput {
    /// Up to this value a lead, in fen; above it the manager or who cares for the city or the group.
    pub lead_fen: i64,
    /// Up to this value one person, in fen; above it two. Not less than `lead_fen`.
    pub one_person_fen: i64,
}

impl TryFrom<CompensationLimitsInput> for Limits {
    type Error = Error;

    fn try_from(input: CompensationLimitsInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        if !(0..=VALUE_MAX_FEN).contains(&input.lead_fen) {
            fields.refuse("/lead_fen", Code::OutOfRange);
        }
        if !(input.lead_fen..=VALUE_MAX_FEN).contains(&input.one_person_fen) {
            fields.refuse("/one_person_fen", Code::OutOfRange);
        }
        fields.finish(Self { lead_fen: input.lead_fen, one_person_fen: input.one_person_fen })
    }
}

impl Example for CompensationLimitsInput {
    fn example() -> Self {
        Self { lead_fen: 50_000, one_person_fen: 500_000 }
    }
}

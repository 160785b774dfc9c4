//! What is sent about payments.

use linli_entities::payment_message::PaymentMessageKind;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{
    BANK_REFERENCE_MAX, FAILURE_MAX, FEN_MAX, NewPayment, NewSending, PAYER_MAX, REFERENCE_MAX, Said,
    TRANSFER,
};
use crate::code::Code;
use crate::error::Error;
use crate::features::deposits::rules::Paid;
use crate::fields::Fields;

/// A transfer that came.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TransferInput {
    /// The reference of the deposit, as the transfer says it; null where it says none that is known.
    pub reference: Option<String>,
    /// How much, in fen.
    pub fen: i64,
    /// On which day it came, as the statement says.
    pub paid_on: Date,
    /// Under which number it stands in the statement: each once.
    pub bank_reference: String,
    /// Who paid, as the statement says.
    pub payer: Option<String>,
}

/// For which deposit a payment came.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AssignmentInput {
    /// The reference of the deposit.
    pub reference: String,
}

/// A refund that was sent.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SendingInput {
    /// On which day it left.
    pub sent_on: Date,
    /// Under which number it stands in the statement: each once.
    pub bank_reference: String,
}

/// What a provider of payments tells.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ProviderMessage {
    /// What it tells of.
    pub kind: PaymentMessageKind,
    /// When that happened.
    pub happened_at: Instant,
    /// Under which number the provider has the payment or the refund: each once.
    pub trade_number: String,
    /// How much, in fen.
    pub fen: i64,
    /// Of a payment: the reference of the deposit.
    pub reference: Option<String>,
    /// Of a refund: its number.
    pub refund_number: Option<String>,
    /// Of a refund that failed: why.
    pub failure: Option<String>,
    /// Of a payment: who paid.
    pub payer: Option<String>,
}

fn sum(fields: &mut Fields, fen: i64) -> i64 {
    if !(1..=FEN_MAX).contains(&fen) {
        fields.refuse("/fen", Code::OutOfRange);
    }
    fen
}

fn optional(fields: &mut Fields, pointer: &str, text: Option<&str>, max: usize) -> Option<String> {
    let text = fields.line_or_empty(pointer, text.unwrap_or_default(), max);
    Some(text).filter(|text| !text.is_empty())
}

impl TransferInput {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<NewPayment, Error> {
        let mut fields = Fields::default();
        let new = NewPayment {
            provider: TRANSFER.to_owned(),
            fen: sum(&mut fields, self.fen),
            paid: Paid::On(fields.date("/paid_on", self.paid_on)),
            bank_reference: fields.line("/bank_reference", &self.bank_reference, BANK_REFERENCE_MAX),
            reference: optional(&mut fields, "/reference", self.reference.as_deref(), REFERENCE_MAX),
            payer: optional(&mut fields, "/payer", self.payer.as_deref(), PAYER_MAX),
        };
        fields.finish(new)
    }
}

impl AssignmentInput {
    /// The reference.
    ///
    /// # Errors
    /// [`Error::Invalid`] at `/reference`.
    pub fn parse(&self) -> Result<String, Error> {
        let mut fields = Fields::default();
        let reference = fields.line("/reference", &self.reference, REFERENCE_MAX);
        fields.finish(reference)
    }
}

impl SendingInput {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<NewSending, Error> {
        let mut fields = Fields::default();
        let new = NewSending {
            sent_on: fields.date("/sent_on", self.sent_on),
            bank_reference: fields.line("/bank_reference", &self.bank_reference, BANK_REFERENCE_MAX),
        };
        fields.finish(new)
    }
}

impl ProviderMessage {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<Said, Error> {
        let mut fields = Fields::default();
        fields.date("/happened_at", self.happened_at.date_naive());
        let said = Said {
            kind: self.kind,
            happened_at: self.happened_at,
            trade_number: fields.line("/trade_number", &self.trade_number, BANK_REFERENCE_MAX),
            fen: sum(&mut fields, self.fen),
            reference: optional(&mut fields, "/reference", self.reference.as_deref(), REFERENCE_MAX),
            refund_number: optional(
                &mut fields,
                "/refund_number",
                self.refund_number.as_deref(),
                REFERENCE_MAX,
            ),
            failure: optional(&mut fields, "/failure", self.failure.as_deref(), FAILURE_MAX),
            payer: optional(&mut fields, "/payer", self.payer.as_deref(), PAYER_MAX),
        };
        fields.finish(said)
    }
}

impl Example for TransferInput {
    fn example() -> Self {
        Self {
            reference: Some("LL7K2M9XDP".to_owned()),
            fen: 500_000,
            paid_on: Date::default(),
            bank_reference: "20260302-000318".to_owned(),
            payer: Some("林晓 尾号 6021".to_owned()),
        }
    }
}

impl Example for AssignmentInput {
    fn example() -> Self {
        Self { reference: "LL7K2M9XDP".to_owned() }
    }
}

impl Example for SendingInput {
    fn example() -> Self {
        Self { sent_on: Date::default(), bank_reference: "20260309-000042".to_owned() }
    }
}

impl Example for ProviderMessage {
    fn example() -> Self {
        Self {
            kind: PaymentMessageKind::Paid,
            happened_at: Instant::UNIX_EPOCH,
            trade_number: "4200001234202603021234567890".to_owned(),
            fen: 500_000,
            reference: Some("LL7K2M9XDP".to_owned()),
            refund_number: None,
            failure: None,
            payer: None,
        }
    }
}

//! When money has to be back, and who may say that it is. Pure.

pub mod flow;
pub mod signing;

use chrono::TimeDelta;
use linli_entities::Date;
use linli_entities::payment_message::PaymentMessageKind;
use linli_entities::refund::{Model as Refund, RefundId, RefundState};

use crate::features::deposits::rules::Paid;

/// The provider of payments that is always there: a transfer, which staff record.
pub const TRANSFER: &str = "transfer";
/// A refund of more than so many fen is confirmed by a second person.
pub const TWO_PERSONS_ABOVE: i64 = 1_000_000;
/// Within so many days of its beginning a refund has to be paid.
pub const REFUND_DAYS: i64 = 7;
/// The longest number in the books of a bank, in characters.
pub const BANK_REFERENCE_MAX: usize = 60;
/// The longest name of who paid, in characters.
pub const PAYER_MAX: usize = 100;
/// The longest reference of a deposit, as it is typed.
pub const REFERENCE_MAX: usize = 60;
/// The longest reason of a provider, in characters.
pub const FAILURE_MAX: usize = 500;
/// The most that a payment can be.
pub const FEN_MAX: i64 = 1_000_000_000;
/// What the first refund is numbered after.
const NUMBERS_FROM: i64 = 10_000_000;

/// A payment as it came.
#[derive(Clone, Debug)]
pub struct NewPayment {
    /// How it came.
    pub provider: String,
    /// How much.
    pub fen: i64,
    /// When it was paid.
    pub paid: Paid,
    /// Under which number it stands in the books of the bank or the provider.
    pub bank_reference: String,
    /// What it says for which deposit it is.
    pub reference: Option<String>,
    /// Who paid.
    pub payer: Option<String>,
}

/// A refund that was sent.
#[derive(Clone, Debug)]
pub struct NewSending {
    /// On which day.
    pub sent_on: Date,
    /// Under which number it stands in the books of the bank or the provider.
    pub bank_reference: String,
}

/// What a provider says.
#[derive(Clone, Debug)]
pub struct Said {
    /// What it tells of.
    pub kind: PaymentMessageKind,
    /// When it happened.
    pub happened_at: linli_entities::Instant,
    /// Under which number the provider has the payment or the refund.
    pub trade_number: String,
    /// How much.
    pub fen: i64,
    /// The deposit.
    pub reference: Option<String>,
    /// The refund.
    pub refund_number: Option<String>,
    /// Why a refund failed.
    pub failure: Option<String>,
    /// Who paid.
    pub payer: Option<String>,
}

/// The day on which a refund has to be paid: within a week, and never later than what was promised, where it began before.
pub fn due_on(begun_on: Date, promise_on: Option<Date>) -> Date {
    let week = begun_on + TimeDelta::days(REFUND_DAYS);
    match promise_on {
        Some(promised) if begun_on <= promised => week.min(promised),
        _ => week,
    }
}

/// By how many days a refund is late today, or came late.
pub fn days_late(refund: &Refund, today: Date) -> i64 {
    (refund.done_on.unwrap_or(today) - refund.due_on).num_days().max(0)
}

/// The number of a refund.
pub fn number(id: RefundId) -> String {
    format!("R{}", NUMBERS_FROM + id.0)
}

/// The refund that a number names; none where it is no number of one.
pub fn of_number(text: &str) -> Option<RefundId> {
    let number: i64 = text.trim().strip_prefix(['R', 'r'])?.parse().ok()?;
    Some(RefundId(number - NUMBERS_FROM)).filter(|id| id.0 > 0)
}

/// What becomes of a refund that somebody says was sent: much of it waits for a second person.
pub fn sent(fen: i64) -> RefundState {
    if fen > TWO_PERSONS_ABOVE { RefundState::Sent } else { RefundState::Done }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn a_refund_is_due_in_a_week_and_never_after_the_promise() {
        for (begun, promised, expected) in [
            ("2026-03-01", Some("2026-04-01"), "2026-03-08"),
            ("2026-03-28", Some("2026-04-01"), "2026-04-01"),
            ("2026-04-01", Some("2026-04-01"), "2026-04-01"),
            ("2026-04-02", Some("2026-04-01"), "2026-04-09"),
            ("2026-03-01", None, "2026-03-08"),
        ] {
            assert_eq!(due_on(day(begun), promised.map(day)), day(expected), "{begun}");
        }
    }

    #[test]
    fn the_number_of_a_refund_names_it_and_nothing_else_does() {
        assert_eq!(number(RefundId(42)), "R10000042");
        assert_eq!(of_number(" r10000042"), Some(RefundId(42)));
        for text in ["10000042", "R", "R0", "R10000000", "Rx", ""] {
            assert_eq!(of_number(text), None, "{text}");
        }
    }

    #[test]
    fn much_takes_two() {
        assert_eq!(sent(TWO_PERSONS_ABOVE), RefundState::Done);
        assert_eq!(sent(TWO_PERSONS_ABOVE + 1), RefundState::Sent);
    }
}

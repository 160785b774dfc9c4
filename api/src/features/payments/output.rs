//! How payments and refunds are shown.

use linli_entities::deposit::DepositId;
use linli_entities::payment::{self, PaymentId, PaymentState};
use linli_entities::payment_message::{self, MessageOutcome, PaymentMessageId, PaymentMessageKind};
use linli_entities::refund::{self, RefundCause, RefundId, RefundState};
use linli_entities::{Date, Instant};
use poem_openapi::payload::{Json, PlainText};
use poem_openapi::types::Example;
use poem_openapi::{ApiResponse, Object};

use super::logic::{SeenPayment, SeenRefund};
use super::rules;
use crate::features::accounts::logic::AccountRef;
use crate::features::group_buys::output::GroupBuyRef;

/// Money that came.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Payment {
    /// The id.
    pub id: PaymentId,
    /// How it came: `transfer`, or the name of a provider.
    pub provider: String,
    /// What became of it.
    pub state: PaymentState,
    /// How much, in fen.
    pub fen: i64,
    /// On which day it was paid.
    pub paid_on: Date,
    /// Under which number it stands in the books of the bank or the provider.
    pub bank_reference: String,
    /// What it says for which deposit it is.
    pub reference: Option<String>,
    /// Who paid.
    pub payer: Option<String>,
    /// When it was recorded.
    pub received_at: Instant,
    /// Who recorded it; null where a provider told of it.
    pub recorded_by: Option<AccountRef>,
    /// For which deposit it came.
    pub deposit_id: Option<DepositId>,
    /// For which group buy that is.
    pub group_buy: Option<GroupBuyRef>,
    /// Whose that is.
    pub account: Option<AccountRef>,
    /// The refund of it, where it goes back.
    pub refund: Option<Refund>,
}

/// Money that goes back.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Refund {
    /// The id.
    pub id: RefundId,
    /// Its number: the key for whoever pays it, so that it is paid once.
    pub number: String,
    /// Where it stands.
    pub state: RefundState,
    /// Why it goes back.
    pub cause: RefundCause,
    /// How it goes back: as it came.
    pub provider: String,
    /// How much, in fen.
    pub fen: i64,
    /// The payment that goes back.
    pub payment_id: PaymentId,
    /// Under which number that stands in the books of the bank or the provider.
    pub bank_reference_in: String,
    /// Who paid, for staff who pay it back.
    pub payer: Option<String>,
    /// The deposit that it came for.
    pub deposit_id: Option<DepositId>,
    /// The group buy of that.
    pub group_buy: Option<GroupBuyRef>,
    /// Whose that is.
    pub account: Option<AccountRef>,
    /// When it began.
    pub begun_at: Instant,
    /// On which day it has to be back.
    pub due_on: Date,
    /// By how many days it is late, or came late; 0 where it is not.
    pub days_late: i64,
    /// Why the provider could not pay it, as it said last.
    pub failure: Option<String>,
    /// On which day it was sent.
    pub sent_on: Option<Date>,
    /// Under which number it stands in the books of the bank or the provider.
    pub bank_reference: Option<String>,
    /// Who recorded that it was sent, for staff.
    pub sent_by: Option<AccountRef>,
    /// Who confirmed that, for staff.
    pub confirmed_by: Option<AccountRef>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// What the reader may do.
    pub may: RefundMay,
}

/// What the reader may do with a refund.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct RefundMay {
    /// Record that it was sent.
    pub send: bool,
    /// Confirm that it was sent.
    pub confirm: bool,
}

/// Money that a provider has to pay back, as it is told of it.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ProviderRefund {
    /// Its number: the key under which it is paid, once.
    pub number: String,
    /// How much, in fen.
    pub fen: i64,
    /// The number that the provider gave the payment that goes back.
    pub trade_number: String,
    /// The reference of the deposit, as the payment said it.
    pub reference: Option<String>,
    /// Why it goes back.
    pub cause: RefundCause,
    /// When it began.
    pub begun_at: Instant,
    /// On which day it has to be back.
    pub due_on: Date,
    /// Why it could not be paid, as the provider said last.
    pub failure: Option<String>,
}

impl From<(refund::Model, payment::Model)> for ProviderRefund {
    fn from((row, payment): (refund::Model, payment::Model)) -> Self {
        Self {
            number: rules::number(row.id),
            fen: row.fen,
            trade_number: payment.bank_reference,
            reference: payment.reference,
            cause: row.cause,
            begun_at: row.begun_at,
            due_on: row.due_on,
            failure: row.failure,
        }
    }
}

impl Example for ProviderRefund {
    fn example() -> Self {
        Self {
            number: "R10000042".to_owned(),
            fen: 500_000,
            trade_number: "4200002501202603028812345678".to_owned(),
            reference: Some("LL7KQ2M9XD".to_owned()),
            cause: RefundCause::NotSelected,
            begun_at: Instant::UNIX_EPOCH,
            due_on: Date::default(),
            failure: None,
        }
    }
}

/// What a provider of payments said.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct PaymentMessage {
    /// The id.
    pub id: PaymentMessageId,
    /// Who said it.
    pub provider: String,
    /// Under which id.
    pub message_id: String,
    /// What it tells of.
    pub kind: PaymentMessageKind,
    /// What came of it.
    pub outcome: MessageOutcome,
    /// The deposit it names.
    pub reference: Option<String>,
    /// The refund it names.
    pub refund_number: Option<String>,
    /// How much, in fen.
    pub fen: Option<i64>,
    /// When it happened, as it says.
    pub happened_at: Instant,
    /// When it came.
    pub received_at: Instant,
}

/// What came of a message.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct MessageAnswer {
    /// What came of it; of one that came before, what came of it then.
    pub outcome: MessageOutcome,
}

/// What a provider is told.
#[derive(ApiResponse)]
pub enum MessageTaken {
    /// It is taken, now or before.
    #[oai(status = 200)]
    Taken(Json<MessageAnswer>),
    /// It names something that is not known; it is kept for staff, and need not be sent again.
    #[oai(status = 202)]
    Kept(Json<MessageAnswer>),
}

/// Movements of money for spreadsheets.
#[derive(ApiResponse)]
pub enum PaymentTable {
    /// CSV in UTF-8 with a byte order mark, oldest line first, at most 10 000.
    #[oai(status = 200, content_type = "text/csv; charset=utf-8")]
    Table(
        PlainText<String>,
        /// Under which name to keep it.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

impl MessageTaken {
    /// What a provider is told of this.
    pub fn of(outcome: MessageOutcome) -> Self {
        let answer = Json(MessageAnswer { outcome });
        if outcome == MessageOutcome::Kept { Self::Kept(answer) } else { Self::Taken(answer) }
    }
}

impl PaymentTable {
    /// The table.
    pub fn of(text: String) -> Self {
        Self::Table(PlainText(text), "attachment; filename=\"payments.csv\"".to_owned())
    }
}

impl From<SeenPayment> for Payment {
    fn from(seen: SeenPayment) -> Self {
        let (group_buy, account) = seen.of.map(|of| (of.group_buy, of.account)).unzip();
        Self {
            id: seen.row.id,
            provider: seen.row.provider,
            state: seen.row.state,
            fen: seen.row.fen,
            paid_on: seen.row.paid_on,
            bank_reference: seen.row.bank_reference,
            reference: seen.row.reference,
            payer: seen.row.payer,
            received_at: seen.row.received_at,
            recorded_by: seen.recorded_by,
            deposit_id: seen.row.deposit_id,
            group_buy,
            account,
            refund: seen.refund.map(Refund::from),
        }
    }
}

impl From<SeenRefund> for Refund {
    fn from(seen: SeenRefund) -> Self {
        let (group_buy, account) = seen.of.map(|of| (of.group_buy, of.account)).unzip();
        let row = seen.row;
        Self {
            days_late: rules::days_late(&row, seen.today),
            id: row.id,
            number: rules::number(row.id),
            state: row.state,
            cause: row.cause,
            provider: row.provider,
            fen: row.fen,
            payment_id: row.payment_id,
            bank_reference_in: seen.payment.bank_reference,
            payer: seen.payment.payer.filter(|_| seen.desk),
            deposit_id: row.deposit_id,
            group_buy,
            account,
            begun_at: row.begun_at,
            due_on: row.due_on,
            failure: row.failure,
            sent_on: row.sent_on,
            bank_reference: row.bank_reference,
            sent_by: seen.sent_by,
            confirmed_by: seen.confirmed_by,
            done_at: row.done_at,
            may: seen.may,
        }
    }
}

impl From<payment_message::Model> for PaymentMessage {
    fn from(row: payment_message::Model) -> Self {
        Self {
            id: row.id,
            provider: row.provider,
            message_id: row.message_id,
            kind: row.kind,
            outcome: row.outcome,
            reference: row.reference,
            refund_number: row.refund_number,
            fen: row.fen,
            happened_at: row.happened_at,
            received_at: row.received_at,
        }
    }
}

impl Example for Payment {
    fn example() -> Self {
        Self {
            id: PaymentId(31),
            provider: rules::TRANSFER.to_owned(),
            state: PaymentState::Held,
            fen: 500_000,
            paid_on: Date::default(),
            bank_reference: "20260302-000318".to_owned(),
            reference: Some("LL7K2M9XDP".to_owned()),
            payer: Some("林晓 尾号 6021".to_owned()),
            received_at: Instant::UNIX_EPOCH,
            recorded_by: Some(AccountRef::example()),
            deposit_id: Some(DepositId(21)),
            group_buy: Some(GroupBuyRef::example()),
            account: Some(AccountRef::example()),
            refund: None,
        }
    }
}

impl Example for Refund {
    fn example() -> Self {
        Self {
            id: RefundId(42),
            number: rules::number(RefundId(42)),
            state: RefundState::Due,
            cause: RefundCause::Withdrawn,
            provider: rules::TRANSFER.to_owned(),
            fen: 500_000,
            payment_id: PaymentId(31),
            bank_reference_in: "20260302-000318".to_owned(),
            payer: None,
            deposit_id: Some(DepositId(21)),
            group_buy: Some(GroupBuyRef::example()),
            account: Some(AccountRef::example()),
            begun_at: Instant::UNIX_EPOCH,
            due_on: Date::default(),
            days_late: 0,
            failure: None,
            sent_on: None,
            bank_reference: None,
            sent_by: None,
            confirmed_by: None,
            done_at: None,
            may: RefundMay::default(),
        }
    }
}

impl Example for PaymentMessage {
    fn example() -> Self {
        Self {
            id: PaymentMessageId(7),
            provider: "wechat".to_owned(),
            message_id: "msg_2f8c".to_owned(),
            kind: PaymentMessageKind::Paid,
            outcome: MessageOutcome::Held,
            reference: Some("LL7K2M9XDP".to_owned()),
            refund_number: None,
            fen: Some(500_000),
            happened_at: Instant::UNIX_EPOCH,
            received_at: Instant::UNIX_EPOCH,
        }
    }
}

impl Example for MessageAnswer {
    fn example() -> Self {
        Self { outcome: MessageOutcome::Held }
    }
}

//! Money that goes back: each payment once, and as a whole.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::deposit::DepositId;
use crate::id::{id, text_enum};
use crate::payment::PaymentId;
use crate::{Date, Instant};

id! {
    /// The id of a refund.
    RefundId
}

text_enum! {
    /// Where a refund stands.
    RefundState {
        /// It is to be paid.
        Due = "due",
        /// It was paid, and a second person has to confirm that.
        Sent = "sent",
        /// It is paid.
        Done = "done",
    }
}

text_enum! {
    /// Why money goes back.
    RefundCause {
        /// The member withdrew the deposit.
        Withdrawn = "withdrawn",
        /// The member was not selected.
        NotSelected = "not_selected",
        /// The group buy came to nothing.
        GroupBuyFailed = "group_buy_failed",
        /// The promised day came first.
        PromisePassed = "promise_passed",
        /// It was paid too late.
        Late = "late",
        /// The deposit was paid already.
        Double = "double",
        /// It is not the amount of the deposit.
        OtherAmount = "other_amount",
        /// Others took the last seats.
        Full = "full",
        /// Nobody knows for which deposit it came.
        Unassigned = "unassigned",
    }
}

/// Money that goes back: each payment once, and as a whole.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refund")]
pub struct Model {
    /// The key; the number of the refund is made of it.
    #[sea_orm(primary_key)]
    pub id: RefundId,
    /// What goes back.
    pub payment_id: PaymentId,
    /// The deposit that it came for.
    pub deposit_id: Option<DepositId>,
    /// Where it stands.
    pub state: RefundState,
    /// Why it goes back.
    pub cause: RefundCause,
    /// How it goes back: as it came.
    pub provider: String,
    /// How much.
    pub fen: i64,
    /// When it began.
    pub begun_at: Instant,
    /// On which day it has to be back.
    pub due_on: Date,
    /// Why the provider could not pay it, as it said last.
    pub failure: Option<String>,
    /// On which day it was sent.
    pub sent_on: Option<Date>,
    /// Under which number it stands in the books of the bank or the provider.
    pub bank_reference: Option<String>,
    /// Who recorded that it was sent.
    pub sent_by: Option<AccountId>,
    /// Who confirmed that.
    pub confirmed_by: Option<AccountId>,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// The day of that.
    pub done_on: Option<Date>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Money that came: each payment once, by the reference that its provider gave it.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::deposit::DepositId;
use crate::id::{id, text_enum};
use crate::{Date, Instant};

id! {
    /// The id of a payment.
    PaymentId
}

text_enum! {
    /// What became of a payment.
    PaymentState {
        /// It is what a deposit holds, or was applied to a contract.
        Held = "held",
        /// It is not known for which deposit it came.
        Unassigned = "unassigned",
        /// It goes back, or is back.
        Returned = "returned",
    }
}

/// Money that came: each payment once, by the reference that its provider gave it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "payment")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: PaymentId,
    /// How it came: `transfer`, or the name of a provider.
    pub provider: String,
    /// What became of it.
    pub state: PaymentState,
    /// How much.
    pub fen: i64,
    /// When it was paid.
    pub paid_on: Date,
    /// Under which number it stands in the books of the bank or the provider.
    pub bank_reference: String,
    /// What it says for which deposit it is.
    pub reference: Option<String>,
    /// Who paid, as the statement says.
    pub payer: Option<String>,
    /// For which deposit it came.
    pub deposit_id: Option<DepositId>,
    /// Who recorded it; null where a provider told of it.
    pub recorded_by: Option<AccountId>,
    /// When it was recorded.
    pub received_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

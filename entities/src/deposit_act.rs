//! What happened to a deposit: append-only.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::deposit::DepositId;
use crate::id::{id, text_enum};

id! {
    /// The id of what happened to a deposit.
    DepositActId
}

text_enum! {
    /// What happened to a deposit.
    DepositActKind {
        /// It was made.
        Made = "made",
        /// Its money came and is held.
        Held = "held",
        /// It was not paid in time.
        Lapsed = "lapsed",
        /// The member withdrew it.
        Withdrawn = "withdrawn",
        /// The member was selected.
        Selected = "selected",
        /// The member was not selected.
        NotSelected = "not_selected",
        /// Its money went into the contract.
        Applied = "applied",
        /// The group buy came to nothing.
        GroupBuyFailed = "group_buy_failed",
        /// The promised day came first.
        PromisePassed = "promise_passed",
        /// A payment that was late, double, of another amount or one too many goes back.
        PaymentReturned = "payment_returned",
        /// Money was paid back.
        Refunded = "refunded",
    }
}

/// What happened to a deposit.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deposit_act")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: DepositActId,
    /// The deposit.
    pub deposit_id: DepositId,
    /// What happened.
    pub kind: DepositActKind,
    /// Who did it; null for the system.
    pub actor_id: Option<AccountId>,
    /// When.
    pub acted_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

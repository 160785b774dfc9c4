//! A deposit of a member for a group buy: one for each household.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::group_buy::GroupBuyId;
use crate::id::{id, text_enum};
use crate::membership::MembershipId;

id! {
    /// The id of a deposit.
    DepositId
}

text_enum! {
    /// Where a deposit stands.
    DepositState {
        /// It waits for its money.
        Waiting = "waiting",
        /// Its money is held.
        Held = "held",
        /// The member chose a home.
        Selected = "selected",
        /// Its money went into the contract.
        Applied = "applied",
        /// It ended before money came.
        Lapsed = "lapsed",
        /// Its money is on its way back.
        Refunding = "refunding",
        /// Its money is back.
        Refunded = "refunded",
    }
}

text_enum! {
    /// Why a deposit ended.
    DepositReason {
        /// It was not paid in time.
        NotPaid = "not_paid",
        /// The member withdrew it.
        Withdrawn = "withdrawn",
        /// The member was not selected.
        NotSelected = "not_selected",
        /// The group buy came to nothing.
        GroupBuyFailed = "group_buy_failed",
        /// The promised day came first.
        PromisePassed = "promise_passed",
    }
}

/// A deposit of a member for a group buy: one for each household.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deposit")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: DepositId,
    /// For what.
    pub group_buy_id: GroupBuyId,
    /// Whose it is.
    pub membership_id: MembershipId,
    /// Where it stands.
    pub state: DepositState,
    /// Why it ended.
    pub reason: Option<DepositReason>,
    /// How much it is.
    pub fen: i64,
    /// What the payment says, so that it is known whose it is.
    pub reference: String,
    /// The terms that were accepted.
    pub terms_version: i32,
    /// When it was made.
    pub made_at: Instant,
    /// Until when it waits for its money.
    pub pay_by_at: Instant,
    /// When its money came.
    pub held_at: Option<Instant>,
    /// When the member was selected.
    pub selected_at: Option<Instant>,
    /// The home that was chosen.
    pub unit: Option<String>,
    /// When its money went into the contract.
    pub applied_at: Option<Instant>,
    /// The number of that contract.
    pub contract_reference: Option<String>,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

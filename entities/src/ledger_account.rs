//! An account of the ledger. What it says is what its entries add up to.

use sea_orm::entity::prelude::*;

use crate::fund::FundId;
use crate::id::{id, text_enum};
use crate::ledger_head::LedgerUnit;
use crate::membership::MembershipId;

id! {
    /// The id of an account of the ledger.
    LedgerAccountId
}

text_enum! {
    /// What an account of the ledger holds.
    LedgerAccountKind {
        /// Of a member: what can be spent.
        Available = "available",
        /// Of a member: what is set aside for something.
        Held = "held",
        /// Of a member: what waits for an event before it can be spent.
        Pending = "pending",
        /// Of a member: what was spent and then taken back; never above zero.
        Debt = "debt",
        /// Of the club: what was given.
        Issuance = "issuance",
        /// Of the club: what was spent.
        Redeemed = "redeemed",
        /// Of the club: what was not spent in time.
        Expired = "expired",
        /// Of the club: what was given up by leaving.
        Forfeited = "forfeited",
        /// Of the club: what was given or taken by hand.
        Adjusted = "adjusted",
        /// Of the club: what was brought along from elsewhere.
        Imported = "imported",
        /// Of a member, money alone: what is on its way back.
        Refundable = "refundable",
        /// Money alone: what came and was not paid back; below zero, as it is owed to those below.
        Clearing = "clearing",
        /// Money alone: what came, and nobody knows yet for which deposit.
        Unassigned = "unassigned",
        /// Money alone: what was applied to contracts.
        Contracts = "contracts",
        /// Of a fund: what is in it; never below zero.
        Fund = "fund",
        /// Of a fund: what the developer gave; below zero, as it came from there. So it is of those below.
        Developer = "developer",
        /// Of a fund: what owners gave.
        Owners = "owners",
        /// Of a fund: what others gave.
        Others = "others",
        /// Of a fund: what was spent.
        FundSpent = "fund_spent",
    }
}

/// An account of the ledger. What it says is what its entries add up to.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_account")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: LedgerAccountId,
    /// The book it is in.
    pub unit: LedgerUnit,
    /// Whose it is; null for those of the club and of funds.
    pub membership_id: Option<MembershipId>,
    /// Of which fund it is.
    pub fund_id: Option<FundId>,
    /// What it holds.
    pub kind: LedgerAccountKind,
    /// What its entries add up to.
    pub posted: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

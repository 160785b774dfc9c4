//! A transaction of the ledger: numbered without gaps, chained by hashes. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::ledger_head::LedgerUnit;
use crate::membership::MembershipId;
use crate::{Date, Instant};

id! {
    /// The id of a transaction of the ledger.
    LedgerTransactionId
}

text_enum! {
    /// What a transaction of the ledger does.
    TransactionKind {
        /// Points, or money of a fund, came and can be spent.
        Earned = "earned",
        /// Points came that wait for an event.
        Pending = "pending",
        /// What was pending can be spent.
        Released = "released",
        /// Points, or money of a fund, were spent.
        Spent = "spent",
        /// Points were set aside.
        Held = "held",
        /// What was set aside was spent, in whole or in part.
        Captured = "captured",
        /// What was set aside can be spent again.
        HoldReleased = "hold_released",
        /// What was spent came back.
        Refunded = "refunded",
        /// What was given was taken back.
        Reversed = "reversed",
        /// Points were not spent in time.
        Expired = "expired",
        /// Points were given up by leaving.
        Forfeited = "forfeited",
        /// Two persons gave or took points by hand.
        Adjusted = "adjusted",
        /// Points were brought along from elsewhere.
        Imported = "imported",
    }
}

text_enum! {
    /// What a transaction of the ledger came from.
    SourceKind {
        /// Joining the club.
        Welcome = "welcome",
        /// A post.
        Post = "post",
        /// An event that was attended.
        Event = "event",
        /// A month of membership.
        Tenure = "tenure",
        /// A receipt.
        Spend = "spend",
        /// A survey that was answered.
        Survey = "survey",
        /// Somebody who was sent and signed.
        Referral = "referral",
        /// A redemption.
        Redemption = "redemption",
        /// An adjustment.
        Adjustment = "adjustment",
        /// The membership itself.
        Membership = "membership",
        /// A compensation.
        Complaint = "complaint",
        /// An import.
        Import = "import",
        /// A payment; in the book of money alone.
        Payment = "payment",
        /// An entry of a fund; in the book of funds alone.
        FundEntry = "fund_entry",
        /// A draw that was entered, or won.
        Draw = "draw",
    }
}

/// A transaction of the ledger: numbered without gaps, chained by hashes. Append-only: the database refuses to change or delete a row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_transaction")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: LedgerTransactionId,
    /// The book.
    pub unit: LedgerUnit,
    /// Its place in the book, from 1 without gaps.
    pub number: i64,
    /// What it does.
    pub kind: TransactionKind,
    /// Whose points it moves.
    pub membership_id: Option<MembershipId>,
    /// What it came from.
    pub source: SourceKind,
    /// The id of that.
    pub source_id: i64,
    /// The rule by which it was earned.
    pub rule_id: Option<i64>,
    /// Who caused it; null for the system.
    pub actor_id: Option<AccountId>,
    /// What it takes back.
    pub reverses_id: Option<LedgerTransactionId>,
    /// By how much it counts for a tier; below zero where it takes back.
    pub qualifying: i64,
    /// The day from which it counts for a tier; of what takes back that of what is taken back.
    pub effective_on: Date,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// SHA-256 of the hash before it and of its canonical bytes.
    pub hash: Vec<u8>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

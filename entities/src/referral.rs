//! Who sent whom.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::ledger_transaction::LedgerTransactionId;
use crate::membership::MembershipId;
use crate::{Date, Instant};

id! {
    /// The id of a referral.
    ReferralId
}

text_enum! {
    /// Where a referral stands.
    ReferralState {
        /// The one who was sent said who sent them, or staff did.
        Claimed = "claimed",
        /// They came to look.
        Visited = "visited",
        /// They reserved a home.
        Reserved = "reserved",
        /// They signed; the points wait until the contract can not be cancelled any more.
        Signed = "signed",
        /// The points were given.
        Rewarded = "rewarded",
        /// Nothing comes of it, or nothing any more; points were taken back.
        Cancelled = "cancelled",
    }
}

/// Who sent whom.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "referral")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ReferralId,
    /// Who sent.
    pub referrer_id: MembershipId,
    /// Whose membership that is: never the one who was sent.
    pub referrer_account_id: AccountId,
    /// Who was sent: by one member only, what was cancelled not counted.
    pub referee_id: AccountId,
    /// Where it stands.
    pub state: ReferralState,
    /// The reference of the contract.
    pub reference: Option<String>,
    /// When it was told.
    pub claimed_at: Instant,
    /// Who recorded it; null where the one who was sent said so.
    pub recorded_by: Option<AccountId>,
    /// When the contract was signed.
    pub signed_on: Option<Date>,
    /// From which day on the points can be spent; null where none wait.
    pub release_on: Option<Date>,
    /// With which they were promised.
    pub transaction_id: Option<LedgerTransactionId>,
    /// Grows with every change.
    pub version: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

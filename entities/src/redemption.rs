//! A reward that a member redeemed.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::ledger_transaction::LedgerTransactionId;
use crate::membership::MembershipId;
use crate::reward::RewardId;

id! {
    /// The id of a redemption.
    RedemptionId
}

text_enum! {
    /// Where a redemption stands.
    RedemptionState {
        /// Its voucher can be used.
        Issued = "issued",
        /// Its voucher was used.
        Used = "used",
        /// It was taken back, and the points came back.
        Cancelled = "cancelled",
    }
}

/// A reward that a member redeemed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "redemption")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: RedemptionId,
    /// The reward.
    pub reward_id: RewardId,
    /// Who.
    pub membership_id: MembershipId,
    /// For how many points.
    pub points: i64,
    /// The code of its voucher.
    pub code: String,
    /// Where it stands.
    pub state: RedemptionState,
    /// With which the points were spent.
    pub transaction_id: Option<LedgerTransactionId>,
    /// When.
    pub redeemed_at: Instant,
    /// Until when the voucher can be used.
    pub use_by_at: Instant,
    /// When it was used.
    pub used_at: Option<Instant>,
    /// Who took it.
    pub used_by: Option<AccountId>,
    /// When it was taken back.
    pub cancelled_at: Option<Instant>,
    /// By whom.
    pub cancelled_by: Option<AccountId>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That an account holds a unit: claimed by the account, decided by staff.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::unit::UnitId;

id! {
    /// The id of an ownership.
    OwnershipId
}

text_enum! {
    /// How an account stands to a unit.
    OwnershipRole {
        /// Has bought, not yet moved in.
        Buyer = "buyer",
        /// Owner.
        Owner = "owner",
        /// Co-owner.
        CoOwner = "co_owner",
        /// Tenant.
        Tenant = "tenant",
        /// Acts for an owner.
        Proxy = "proxy",
    }
}

text_enum! {
    /// Where a claim stands. Only `confirmed` opens doors.
    OwnershipState {
        /// Waiting for staff.
        Claimed = "claimed",
        /// Confirmed by staff.
        Confirmed = "confirmed",
        /// Refused; may be claimed again.
        Refused = "refused",
        /// Taken back; only staff can reinstate it.
        Revoked = "revoked",
    }
}

/// That an account holds a unit: claimed by the account, decided by staff.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ownership")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: OwnershipId,
    /// Whose it is.
    pub account_id: AccountId,
    /// Unit id.
    pub unit_id: UnitId,
    /// Role.
    pub role: OwnershipRole,
    /// State.
    pub state: OwnershipState,
    /// What the claimant says to support the claim. Personal data.
    pub statement: String,
    /// Claimed at.
    pub claimed_at: Instant,
    /// Decided at.
    pub decided_at: Option<Instant>,
    /// Decided by.
    pub decided_by: Option<AccountId>,
    /// Why it was refused or revoked.
    pub reason: Option<String>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

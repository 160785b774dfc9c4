//! Points that are given or taken by hand: one proposes, another decides.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::membership::MembershipId;

id! {
    /// The id of an adjustment.
    AdjustmentId
}

text_enum! {
    /// Where an adjustment stands.
    AdjustmentState {
        /// Waits for a second person.
        Proposed = "proposed",
        /// Approved, and in the ledger.
        Approved = "approved",
        /// Not approved.
        Refused = "refused",
    }
}

/// Points that are given or taken by hand: one proposes, another decides.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "adjustment")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: AdjustmentId,
    /// Whose points.
    pub membership_id: MembershipId,
    /// How many; below zero where they are taken.
    pub points: i64,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: AdjustmentState,
    /// Who proposed it.
    pub proposed_by: Option<AccountId>,
    /// When.
    pub proposed_at: Instant,
    /// Who decided: never who proposed.
    pub decided_by: Option<AccountId>,
    /// When.
    pub decided_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

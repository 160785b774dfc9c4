//! Points that are set aside for something. It is resolved once.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{id, text_enum};
use crate::ledger_transaction::{LedgerTransactionId, SourceKind};
use crate::membership::MembershipId;

id! {
    /// The id of a hold.
    PointHoldId
}

text_enum! {
    /// Where a hold stands.
    HoldState {
        /// The points are set aside.
        Pending = "pending",
        /// They were spent, in whole or in part.
        Captured = "captured",
        /// They can be spent again.
        Released = "released",
        /// They can be spent again, because nobody decided in time.
        Expired = "expired",
    }
}

/// Points that are set aside for something. It is resolved once.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "point_hold")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: PointHoldId,
    /// Whose they are.
    pub membership_id: MembershipId,
    /// How many.
    pub amount: i64,
    /// Where it stands.
    pub state: HoldState,
    /// What they are for.
    pub purpose: SourceKind,
    /// The id of that.
    pub purpose_id: i64,
    /// With which they were set aside.
    pub transaction_id: LedgerTransactionId,
    /// From when on they are not any more.
    pub expires_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Points that came together and expire together.

use sea_orm::entity::prelude::*;

use crate::id::id;
use crate::ledger_transaction::LedgerTransactionId;
use crate::membership::MembershipId;
use crate::{Date, Instant};

id! {
    /// The id of a lot.
    PointLotId
}

/// Points that came together and expire together.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "point_lot")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: PointLotId,
    /// Whose they are.
    pub membership_id: MembershipId,
    /// With which they came.
    pub transaction_id: LedgerTransactionId,
    /// How many came.
    pub amount: i64,
    /// How many are left, those that are held included.
    pub remaining: i64,
    /// How many are held.
    pub held: i64,
    /// The last day on which they can be spent.
    pub expires_on: Option<Date>,
    /// From when on they can not: the end of that day, or later where they came back after it.
    pub lapses_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

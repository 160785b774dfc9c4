//! What points were given for: once, for ever. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::ledger_transaction::LedgerTransactionId;
use crate::membership::MembershipId;

/// What points were given for: once, for ever. Append-only: the database refuses to change or delete a row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "earning_fact")]
pub struct Model {
    /// Who got them.
    #[sea_orm(primary_key, auto_increment = false)]
    pub membership_id: MembershipId,
    /// What for, in a word of its own: `post:12`, `tenure:2026-11`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fact: String,
    /// With which transaction.
    pub transaction_id: LedgerTransactionId,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

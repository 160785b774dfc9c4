//! What a transaction takes out of a lot. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::ledger_transaction::LedgerTransactionId;
use crate::point_lot::PointLotId;

/// What a transaction takes out of a lot. Append-only: the database refuses to change or delete a row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lot_move")]
pub struct Model {
    /// The transaction.
    #[sea_orm(primary_key, auto_increment = false)]
    pub transaction_id: LedgerTransactionId,
    /// The lot.
    #[sea_orm(primary_key, auto_increment = false)]
    pub lot_id: PointLotId,
    /// How many; below zero where they come back.
    pub quantity: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

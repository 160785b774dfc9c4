//! What a transaction moves on one account. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::ledger_account::LedgerAccountId;
use crate::ledger_transaction::LedgerTransactionId;

/// What a transaction moves on one account. Append-only: the database refuses to change or delete a row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_entry")]
pub struct Model {
    /// The transaction.
    #[sea_orm(primary_key, auto_increment = false)]
    pub transaction_id: LedgerTransactionId,
    /// The account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: LedgerAccountId,
    /// By how much; the entries of a transaction add up to nothing.
    pub amount: i64,
    /// What the account holds then.
    pub balance: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Rows of transactions, with what they move on accounts and out of lots.

use std::collections::HashMap;

use linli_entities::ledger_account::{self, LedgerAccountId, LedgerAccountKind};
use linli_entities::ledger_entry;
use linli_entities::ledger_transaction::{self, LedgerTransactionId, SourceKind};
use linli_entities::lot_move;
use linli_entities::point_lot::PointLotId;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

/// Writes transactions; their ids, by their numbers.
pub(in crate::features::points) async fn insert_transactions(
    db: &impl ConnectionTrait,
    rows: Vec<ledger_transaction::ActiveModel>,
) -> Result<Vec<LedgerTransactionId>, DbErr> {
    let mut rows = ledger_transaction::Entity::insert_many(rows).exec_with_returning(db).await?;
    rows.sort_unstable_by_key(|row| row.number);
    Ok(rows.into_iter().map(|row| row.id).collect())
}

pub(in crate::features::points) async fn insert_entries(
    db: &impl ConnectionTrait,
    entries: Vec<(LedgerTransactionId, (LedgerAccountId, i64, i64))>,
) -> Result<(), DbErr> {
    let rows = entries.into_iter().map(|(id, (account_id, amount, balance))| ledger_entry::ActiveModel {
        transaction_id: Set(id),
        account_id: Set(account_id),
        amount: Set(amount),
        balance: Set(balance),
    });
    ledger_entry::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

pub(in crate::features::points) async fn insert_moves(
    db: &impl ConnectionTrait,
    moves: Vec<(LedgerTransactionId, PointLotId, i64)>,
) -> Result<(), DbErr> {
    if moves.is_empty() {
        return Ok(());
    }
    let rows = moves.into_iter().map(|(id, lot_id, quantity)| lot_move::ActiveModel {
        transaction_id: Set(id),
        lot_id: Set(lot_id),
        quantity: Set(quantity),
    });
    lot_move::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

pub(in crate::features::points) async fn transaction(
    db: &impl ConnectionTrait,
    id: LedgerTransactionId,
) -> Result<Option<ledger_transaction::Model>, DbErr> {
    ledger_transaction::Entity::find_by_id(id).one(db).await
}

/// What these transactions came from.
pub(in crate::features::points) async fn sources(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<HashMap<LedgerTransactionId, (SourceKind, i64)>, DbErr> {
    use ledger_transaction::Column;
    let rows: Vec<(LedgerTransactionId, SourceKind, i64)> = ledger_transaction::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Source, Column::SourceId])
        .filter(Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, kind, source_id)| (id, (kind, source_id))).collect())
}

/// Which transactions take this one back.
pub(in crate::features::points) async fn reversals(
    db: &impl ConnectionTrait,
    id: LedgerTransactionId,
) -> Result<Vec<LedgerTransactionId>, DbErr> {
    use ledger_transaction::Column;
    ledger_transaction::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ReversesId.eq(id))
        .into_tuple()
        .all(db)
        .await
}

/// What these transactions move on which kind of account.
pub(in crate::features::points) async fn entries_of(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<Vec<(LedgerTransactionId, LedgerAccountKind, i64, i64)>, DbErr> {
    use ledger_entry::Column;
    ledger_entry::Entity::find()
        .select_only()
        .column(Column::TransactionId)
        .column(ledger_account::Column::Kind)
        .columns([Column::Amount, Column::Balance])
        .join(
            sea_orm::JoinType::InnerJoin,
            ledger_entry::Entity::belongs_to(ledger_account::Entity)
                .from(Column::AccountId)
                .to(ledger_account::Column::Id)
                .into(),
        )
        .filter(Column::TransactionId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// What these transactions take out of which lot.
pub(in crate::features::points) async fn moves_of(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<Vec<lot_move::Model>, DbErr> {
    lot_move::Entity::find()
        .filter(lot_move::Column::TransactionId.is_in(ids.iter().copied()))
        .order_by_asc(lot_move::Column::LotId)
        .all(db)
        .await
}

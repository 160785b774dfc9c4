//! Rows of the ledger, page by page, for whoever checks them.

use linli_entities::ledger_account::{self, LedgerAccountId};
use linli_entities::ledger_entry;
use linli_entities::ledger_head::{self, LedgerUnit};
use linli_entities::ledger_transaction::{self, LedgerTransactionId};
use linli_entities::lot_move;
use linli_entities::membership::{self, MembershipId};
use linli_entities::point_hold::{self, HoldState};
use linli_entities::point_lot::{self, PointLotId};
use linli_entities::{earning_fact, hold_lot};
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use crate::db::queries;

/// Transactions after a number, in order.
pub(in super::super) async fn transactions(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
    after: i64,
    rows: u64,
) -> Result<Vec<ledger_transaction::Model>, DbErr> {
    use ledger_transaction::Column;
    ledger_transaction::Entity::find()
        .filter(Column::Unit.eq(unit))
        .filter(Column::Number.gt(after))
        .order_by_asc(Column::Number)
        .limit(rows)
        .all(db)
        .await
}

pub(in super::super) async fn head(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
) -> Result<Option<ledger_head::Model>, DbErr> {
    ledger_head::Entity::find_by_id(unit).one(db).await
}

pub(in super::super) async fn entries(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<Vec<ledger_entry::Model>, DbErr> {
    ledger_entry::Entity::find()
        .filter(ledger_entry::Column::TransactionId.is_in(ids.iter().copied()))
        .order_by_asc(ledger_entry::Column::AccountId)
        .all(db)
        .await
}

/// Which transactions reverse these.
pub(in super::super) async fn reversing(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<Vec<(LedgerTransactionId, LedgerTransactionId)>, DbErr> {
    use ledger_transaction::Column;
    ledger_transaction::Entity::find()
        .select_only()
        .columns([Column::ReversesId, Column::Id])
        .filter(Column::ReversesId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Which transactions a fact stands for.
pub(in super::super) async fn facts(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<Vec<LedgerTransactionId>, DbErr> {
    use earning_fact::Column;
    earning_fact::Entity::find()
        .select_only()
        .column(Column::TransactionId)
        .filter(Column::TransactionId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Members after one, in order.
pub(in super::super) async fn members(
    db: &impl ConnectionTrait,
    after: MembershipId,
    rows: u64,
) -> Result<Vec<MembershipId>, DbErr> {
    use membership::Column;
    membership::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(rows)
        .into_tuple()
        .all(db)
        .await
}

pub(in super::super) async fn accounts(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
) -> Result<Vec<ledger_account::Model>, DbErr> {
    let whose = ledger_account::Column::MembershipId.is_in(ids.iter().copied());
    ledger_account::Entity::find().filter(whose).all(db).await
}

/// The accounts of the club and of funds.
pub(in super::super) async fn club_accounts(
    db: &impl ConnectionTrait,
) -> Result<Vec<ledger_account::Model>, DbErr> {
    ledger_account::Entity::find().filter(ledger_account::Column::MembershipId.is_null()).all(db).await
}

/// What all accounts of a book say together.
pub(in super::super) async fn sum_of_all(db: &impl ConnectionTrait, unit: LedgerUnit) -> Result<i64, DbErr> {
    use ledger_account::Column;
    let sum: Option<Option<i64>> = ledger_account::Entity::find()
        .select_only()
        .expr_as(queries::whole(Expr::col(Column::Posted).sum()), "points")
        .filter(Column::Unit.eq(unit))
        .into_tuple()
        .one(db)
        .await?;
    Ok(sum.flatten().unwrap_or(0))
}

/// What the entries of these accounts add up to.
pub(in super::super) async fn sums(
    db: &impl ConnectionTrait,
    ids: &[LedgerAccountId],
) -> Result<Vec<(LedgerAccountId, i64)>, DbErr> {
    use ledger_entry::Column;
    ledger_entry::Entity::find()
        .select_only()
        .column(Column::AccountId)
        .expr_as(queries::whole(Expr::col(Column::Amount).sum()), "points")
        .filter(Column::AccountId.is_in(ids.iter().copied()))
        .group_by(Column::AccountId)
        .into_tuple()
        .all(db)
        .await
}

/// The entries of these accounts, in the order in which they were written.
pub(in super::super) async fn entries_on(
    db: &impl ConnectionTrait,
    ids: &[LedgerAccountId],
) -> Result<Vec<ledger_entry::Model>, DbErr> {
    use ledger_entry::Column;
    ledger_entry::Entity::find()
        .filter(Column::AccountId.is_in(ids.iter().copied()))
        .order_by_asc(Column::AccountId)
        .order_by_asc(Column::TransactionId)
        .all(db)
        .await
}

pub(in super::super) async fn lots(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
) -> Result<Vec<point_lot::Model>, DbErr> {
    point_lot::Entity::find().filter(point_lot::Column::MembershipId.is_in(ids.iter().copied())).all(db).await
}

/// What was taken out of the lots of these members.
pub(in super::super) async fn taken(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
) -> Result<Vec<(PointLotId, i64)>, DbErr> {
    use lot_move::Column;
    let whose = point_lot::Entity::find()
        .select_only()
        .column(point_lot::Column::Id)
        .filter(point_lot::Column::MembershipId.is_in(ids.iter().copied()));
    lot_move::Entity::find()
        .select_only()
        .column(Column::LotId)
        .expr_as(queries::whole(Expr::col(Column::Quantity).sum()), "points")
        .filter(Column::LotId.in_subquery(sea_orm::QueryTrait::into_query(whose)))
        .group_by(Column::LotId)
        .into_tuple()
        .all(db)
        .await
}

/// What holds that wait set aside: of whom, of which lot, how many.
pub(in super::super) async fn set_aside(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
) -> Result<Vec<(MembershipId, PointLotId, i64)>, DbErr> {
    point_hold::Entity::find()
        .select_only()
        .column(point_hold::Column::MembershipId)
        .column(hold_lot::Column::LotId)
        .column(hold_lot::Column::Quantity)
        .join(
            sea_orm::JoinType::InnerJoin,
            point_hold::Entity::belongs_to(hold_lot::Entity)
                .from(point_hold::Column::Id)
                .to(hold_lot::Column::HoldId)
                .into(),
        )
        .filter(point_hold::Column::MembershipId.is_in(ids.iter().copied()))
        .filter(queries::stated(point_hold::Column::State, BinOper::Equal, HoldState::Pending))
        .into_tuple()
        .all(db)
        .await
}

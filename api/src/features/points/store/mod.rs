//! Rows of the ledger.

pub(super) mod checking;
pub(super) mod reading;
mod transactions;

use linli_entities::earning_fact;
use linli_entities::hold_lot;
use linli_entities::ledger_account::{self, LedgerAccountId, LedgerAccountKind};
use linli_entities::ledger_head::{self, LedgerUnit};
use linli_entities::ledger_transaction::{self, LedgerTransactionId, SourceKind, TransactionKind};
use linli_entities::lot_move;
use linli_entities::membership::MembershipId;
use linli_entities::point_hold::{self, HoldState, PointHoldId};
use linli_entities::point_lot::{self, PointLotId};
use linli_entities::{Instant, expiry_warning};
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select, Set, Statement,
};

use crate::db::queries;
use crate::features::points::rules::Owner;

pub(super) use transactions::{
    entries_of, insert_entries, insert_moves, insert_transactions, moves_of, reversals, sources, transaction,
};

/// The head of a book, locked until the transaction ends: whoever writes into a book does so one after another.
pub(super) async fn lock_head(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
) -> Result<ledger_head::Model, DbErr> {
    let rows = ledger_head::Entity::update_many()
        .col_expr(ledger_head::Column::Number, Expr::col(ledger_head::Column::Number).add(0))
        .filter(ledger_head::Column::Unit.eq(unit))
        .exec_with_returning(db)
        .await?;
    rows.into_iter().next().ok_or_else(|| DbErr::RecordNotFound(format!("the head of {}", unit.as_str())))
}

pub(super) async fn move_head(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
    number: i64,
    hash: Vec<u8>,
) -> Result<(), DbErr> {
    let row = ledger_head::ActiveModel { unit: Set(unit), number: Set(number), hash: Set(hash) };
    row.update(db).await?;
    Ok(())
}

/// The accounts of an owner, and those that are nobody's.
pub(super) async fn accounts(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
    owner: Owner,
) -> Result<Vec<ledger_account::Model>, DbErr> {
    accounts_of(unit, owner).all(db).await
}

fn accounts_of(unit: LedgerUnit, owner: Owner) -> Select<ledger_account::Entity> {
    use ledger_account::Column;
    let nobodys = Condition::all().add(Column::MembershipId.is_null()).add(Column::FundId.is_null());
    let whose = Condition::any().add(nobodys);
    let whose = match owner {
        Owner::Member(id) => whose.add(Column::MembershipId.eq(id)),
        Owner::Fund(id) => whose.add(Column::FundId.eq(id)),
        Owner::Nobody => whose,
    };
    ledger_account::Entity::find().filter(Column::Unit.eq(unit)).filter(whose)
}

/// What the accounts of these members say.
pub(super) async fn balances(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
    ids: &[MembershipId],
) -> Result<Vec<(MembershipId, LedgerAccountKind, i64)>, DbErr> {
    use ledger_account::Column;
    ledger_account::Entity::find()
        .select_only()
        .columns([Column::MembershipId, Column::Kind, Column::Posted])
        .filter(Column::Unit.eq(unit))
        .filter(Column::MembershipId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn open_accounts(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
    owner: Owner,
    kinds: &[LedgerAccountKind],
) -> Result<(), DbErr> {
    let fund_id = match owner {
        Owner::Fund(id) => Some(id),
        Owner::Nobody | Owner::Member(_) => None,
    };
    let rows = kinds.iter().map(|kind| ledger_account::ActiveModel {
        unit: Set(unit),
        membership_id: Set(owner.membership_id()),
        fund_id: Set(fund_id),
        kind: Set(*kind),
        posted: Set(0),
        ..Default::default()
    });
    ledger_account::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// Moves an account that holds what was read; false where it does not.
pub(super) async fn move_account(
    db: &impl ConnectionTrait,
    id: LedgerAccountId,
    read: i64,
    amount: i64,
) -> Result<bool, DbErr> {
    use ledger_account::Column;
    let moved = ledger_account::Entity::update_many()
        .col_expr(Column::Posted, Expr::col(Column::Posted).add(amount))
        .filter(Column::Id.eq(id))
        .filter(Column::Posted.eq(read))
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Lots of which something is left, and these others.
pub(super) async fn lots(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    others: &[PointLotId],
) -> Result<Vec<point_lot::Model>, DbErr> {
    lots_of(membership_id, others).all(db).await
}

fn lots_of(membership_id: MembershipId, others: &[PointLotId]) -> Select<point_lot::Entity> {
    use point_lot::Column;
    let mut which = Condition::any().add(queries::stated(Column::Remaining, BinOper::GreaterThan, 0));
    // One of none is never so; with that in the condition SQLite reads the lots of all members.
    if !others.is_empty() {
        which = which.add(Column::Id.is_in(others.iter().copied()));
    }
    point_lot::Entity::find()
        .filter(Column::MembershipId.eq(membership_id))
        .filter(which)
        .order_by_asc(Column::Id)
}

/// The statements behind every movement of points and behind their lapsing, with their names.
pub(super) fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    let (member, lot) = (MembershipId(1), PointLotId(1));
    vec![
        ("accounts of a member", accounts_of(LedgerUnit::Points, Owner::Member(member)).build(backend)),
        ("lots of a member", lots_of(member, &[]).build(backend)),
        ("lots of a member and another", lots_of(member, &[lot]).build(backend)),
        ("lots that lapsed", lapsed_by(now).limit(1).build(backend)),
    ]
}

/// The lots that transactions made.
pub(super) async fn lots_made(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<Vec<point_lot::Model>, DbErr> {
    point_lot::Entity::find()
        .filter(point_lot::Column::TransactionId.is_in(ids.iter().copied()))
        .all(db)
        .await
}

pub(super) async fn insert_lot(db: &impl ConnectionTrait, row: point_lot::ActiveModel) -> Result<(), DbErr> {
    row.insert(db).await?;
    Ok(())
}

/// Takes out of a lot what is free of it, or gives back what was taken; false where that does not fit.
pub(super) async fn take_from_lot(
    db: &impl ConnectionTrait,
    id: PointLotId,
    quantity: i64,
) -> Result<bool, DbErr> {
    use point_lot::Column;
    let left = || Expr::col(Column::Remaining).sub(quantity);
    let moved = point_lot::Entity::update_many()
        .col_expr(Column::Remaining, left())
        .filter(Column::Id.eq(id))
        .filter(left().gte(Expr::col(Column::Held)))
        .filter(left().lte(Expr::col(Column::Amount)))
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Sets aside of a lot, or no longer; false where that does not fit.
pub(super) async fn hold_of_lot(
    db: &impl ConnectionTrait,
    id: PointLotId,
    quantity: i64,
) -> Result<bool, DbErr> {
    use point_lot::Column;
    let held = || Expr::col(Column::Held).add(quantity);
    let moved = point_lot::Entity::update_many()
        .col_expr(Column::Held, held())
        .filter(Column::Id.eq(id))
        .filter(held().gte(0))
        .filter(held().lte(Expr::col(Column::Remaining)))
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}

pub(super) async fn lapse_later(db: &impl ConnectionTrait, id: PointLotId, at: Instant) -> Result<(), DbErr> {
    point_lot::Entity::update_many()
        .col_expr(point_lot::Column::LapsesAt, Expr::val(at))
        .filter(point_lot::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The transaction that a fact gave points with.
pub(super) async fn fact(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    fact: &str,
) -> Result<Option<LedgerTransactionId>, DbErr> {
    let row = earning_fact::Entity::find_by_id((membership_id, fact.to_owned())).one(db).await?;
    Ok(row.map(|row| row.transaction_id))
}

pub(super) async fn insert_fact(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    fact: String,
    id: LedgerTransactionId,
) -> Result<(), DbErr> {
    let row = earning_fact::ActiveModel {
        membership_id: Set(membership_id),
        fact: Set(fact),
        transaction_id: Set(id),
    };
    earning_fact::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// What left these lots without being spent, by the kind of transaction.
pub(super) async fn lost_of(
    db: &impl ConnectionTrait,
    lots: &[PointLotId],
) -> Result<Vec<(TransactionKind, i64)>, DbErr> {
    lot_move::Entity::find()
        .select_only()
        .column(ledger_transaction::Column::Kind)
        .column(lot_move::Column::Quantity)
        .join(
            sea_orm::JoinType::InnerJoin,
            lot_move::Entity::belongs_to(ledger_transaction::Entity)
                .from(lot_move::Column::TransactionId)
                .to(ledger_transaction::Column::Id)
                .into(),
        )
        .filter(lot_move::Column::LotId.is_in(lots.iter().copied()))
        .filter(
            ledger_transaction::Column::Kind.is_in([TransactionKind::Expired, TransactionKind::Forfeited]),
        )
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn insert_hold(
    db: &impl ConnectionTrait,
    row: point_hold::ActiveModel,
    lots: &[(PointLotId, i64)],
) -> Result<PointHoldId, DbErr> {
    let id = row.insert(db).await?.id;
    let rows = lots.iter().map(|(lot_id, quantity)| hold_lot::ActiveModel {
        hold_id: Set(id),
        lot_id: Set(*lot_id),
        quantity: Set(*quantity),
    });
    hold_lot::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(id)
}

/// A hold for something.
pub(super) async fn hold_for(
    db: &impl ConnectionTrait,
    purpose: SourceKind,
    purpose_id: i64,
) -> Result<Option<point_hold::Model>, DbErr> {
    use point_hold::Column;
    let rows = point_hold::Entity::find().filter(Column::Purpose.eq(purpose));
    rows.filter(Column::PurposeId.eq(purpose_id)).one(db).await
}

pub(super) async fn hold_lots(
    db: &impl ConnectionTrait,
    id: PointHoldId,
) -> Result<Vec<hold_lot::Model>, DbErr> {
    hold_lot::Entity::find().filter(hold_lot::Column::HoldId.eq(id)).all(db).await
}

/// Resolves a hold that waits; false where it does not any more.
pub(super) async fn resolve_hold(
    db: &impl ConnectionTrait,
    id: PointHoldId,
    to: HoldState,
) -> Result<bool, DbErr> {
    use point_hold::Column;
    let resolved = point_hold::Entity::update_many()
        .col_expr(Column::State, Expr::val(to))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(HoldState::Pending))
        .exec(db)
        .await?;
    Ok(resolved.rows_affected == 1)
}

/// Holds whose time is over.
pub(super) async fn holds_due(
    db: &impl ConnectionTrait,
    now: Instant,
    limit: u64,
) -> Result<Vec<point_hold::Model>, DbErr> {
    use point_hold::Column;
    point_hold::Entity::find()
        .filter(queries::stated(Column::State, BinOper::Equal, HoldState::Pending))
        .filter(Column::ExpiresAt.lte(now))
        .order_by_asc(Column::ExpiresAt)
        .limit(limit)
        .all(db)
        .await
}

/// Whose lots have lapsed with something free in them.
pub(super) async fn lapsed(
    db: &impl ConnectionTrait,
    now: Instant,
    lots: u64,
) -> Result<Vec<MembershipId>, DbErr> {
    let mut members: Vec<MembershipId> = lapsed_by(now).limit(lots).into_tuple().all(db).await?;
    members.sort_unstable();
    members.dedup();
    Ok(members)
}

/// Whose lots have lapsed and are free, the first to lapse first.
fn lapsed_by(now: Instant) -> Select<point_lot::Entity> {
    use point_lot::Column;
    point_lot::Entity::find()
        .select_only()
        .column(Column::MembershipId)
        .filter(Expr::col(Column::Remaining).gt(Expr::col(Column::Held)))
        .filter(queries::stated(Column::Remaining, BinOper::GreaterThan, 0))
        .filter(Column::LapsesAt.lte(now))
        .order_by_asc(Column::LapsesAt)
        .order_by_asc(Column::Id)
}

/// What lapses until then and was not told of: whose, on which day, how many.
pub(super) async fn unwarned(
    db: &impl ConnectionTrait,
    now: Instant,
    until: Instant,
    limit: u64,
) -> Result<Vec<(MembershipId, linli_entities::Date, i64)>, DbErr> {
    use point_lot::Column;
    let told = sea_orm::sea_query::Query::select()
        .expr(Expr::val(1))
        .from(expiry_warning::Entity)
        .and_where(
            Expr::col((expiry_warning::Entity, expiry_warning::Column::MembershipId))
                .equals((point_lot::Entity, Column::MembershipId)),
        )
        .and_where(
            Expr::col((expiry_warning::Entity, expiry_warning::Column::ExpiresOn))
                .equals((point_lot::Entity, Column::ExpiresOn)),
        )
        .to_owned();
    point_lot::Entity::find()
        .select_only()
        .columns([Column::MembershipId, Column::ExpiresOn])
        .expr_as(queries::whole(Expr::col(Column::Remaining).sum()), "points")
        .filter(queries::stated(Column::Remaining, BinOper::GreaterThan, 0))
        .filter(Column::LapsesAt.gt(now))
        .filter(Column::LapsesAt.lte(until))
        .filter(Condition::all().add(Expr::exists(told)).not())
        .group_by(Column::MembershipId)
        .group_by(Column::ExpiresOn)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn insert_warning(
    db: &impl ConnectionTrait,
    row: expiry_warning::ActiveModel,
) -> Result<expiry_warning::ExpiryWarningId, DbErr> {
    Ok(row.insert(db).await?.id)
}

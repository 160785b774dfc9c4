//! What is read of the ledger by those whose points they are.

use linli_entities::fund::FundId;
use linli_entities::ledger_account::LedgerAccountKind;
use linli_entities::ledger_head::LedgerUnit;
use linli_entities::ledger_transaction::{self, LedgerTransactionId, SourceKind, TransactionKind};
use linli_entities::membership::MembershipId;
use linli_entities::{Date, Instant, expiry_warning, ledger_account, ledger_entry, point_lot};
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};

use crate::db::queries;

/// What is free and will lapse, by the day, soonest first.
pub(in super::super) async fn expiring(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    now: Instant,
    limit: u64,
) -> Result<Vec<(Date, i64)>, DbErr> {
    use point_lot::Column;
    point_lot::Entity::find()
        .select_only()
        .column(Column::ExpiresOn)
        .expr_as(queries::whole(Expr::col(Column::Remaining).sum()), "points")
        .filter(Column::MembershipId.eq(membership_id))
        .filter(queries::stated(Column::Remaining, BinOper::GreaterThan, 0))
        .filter(Column::LapsesAt.gt(now))
        .group_by(Column::ExpiresOn)
        .order_by_asc(Column::ExpiresOn)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// What of the lots of these members has lapsed and was not taken out yet.
pub(in super::super) async fn lapsing(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
    now: Instant,
) -> Result<Vec<(MembershipId, i64)>, DbErr> {
    use point_lot::Column;
    let free = Expr::col(Column::Remaining).sub(Expr::col(Column::Held));
    point_lot::Entity::find()
        .select_only()
        .column(Column::MembershipId)
        .expr_as(queries::whole(free.sum()), "points")
        .filter(Column::MembershipId.is_in(ids.iter().copied()))
        .filter(queries::stated(Column::Remaining, BinOper::GreaterThan, 0))
        .filter(Column::LapsesAt.lte(now))
        .group_by(Column::MembershipId)
        .into_tuple()
        .all(db)
        .await
}

/// What these members earned from a day on that counts for a tier.
pub(in super::super) async fn qualifying(
    db: &impl ConnectionTrait,
    ids: &[MembershipId],
    from: Date,
) -> Result<Vec<(MembershipId, i64)>, DbErr> {
    use ledger_transaction::Column;
    ledger_transaction::Entity::find()
        .select_only()
        .column(Column::MembershipId)
        .expr_as(queries::whole(Expr::col(Column::Qualifying).sum()), "points")
        .filter(Column::MembershipId.is_in(ids.iter().copied()))
        .filter(queries::stated(Column::Qualifying, BinOper::NotEqual, 0))
        .filter(Column::EffectiveOn.gte(from))
        .group_by(Column::MembershipId)
        .into_tuple()
        .all(db)
        .await
}

/// The transactions of a member in a book: newest first before a number, or oldest first after one.
pub(in super::super) async fn page(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
    membership_id: MembershipId,
    from: Option<i64>,
    newest_first: bool,
    rows: u64,
) -> Result<Vec<ledger_transaction::Model>, DbErr> {
    use ledger_transaction::Column;
    let mut found = ledger_transaction::Entity::find()
        .filter(Column::MembershipId.eq(membership_id))
        .filter(Column::Unit.eq(unit));
    found = match (from, newest_first) {
        (Some(number), true) => found.filter(Column::Number.lt(number)),
        (Some(number), false) => found.filter(Column::Number.gt(number)),
        (None, _) => found,
    };
    let ordered =
        if newest_first { found.order_by_desc(Column::Number) } else { found.order_by_asc(Column::Number) };
    ordered.limit(rows).all(db).await
}

/// The numbers of these transactions.
pub(in super::super) async fn numbers(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<Vec<(LedgerTransactionId, i64)>, DbErr> {
    use ledger_transaction::Column;
    ledger_transaction::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Number])
        .filter(Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

pub(in super::super) async fn by_ids(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<Vec<ledger_transaction::Model>, DbErr> {
    let which = ledger_transaction::Column::Id.is_in(ids.iter().copied());
    ledger_transaction::Entity::find().filter(which).all(db).await
}

pub(in super::super) async fn warnings(
    db: &impl ConnectionTrait,
    ids: &[expiry_warning::ExpiryWarningId],
) -> Result<Vec<expiry_warning::Model>, DbErr> {
    expiry_warning::Entity::find().filter(expiry_warning::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// What ended, refunded or took back these transactions: the id, what of, and what it does.
pub(in super::super) async fn reversed(
    db: &impl ConnectionTrait,
    ids: &[LedgerTransactionId],
) -> Result<Vec<(LedgerTransactionId, LedgerTransactionId, TransactionKind)>, DbErr> {
    use ledger_transaction::Column;
    if ids.is_empty() {
        return Ok(vec![]);
    }
    ledger_transaction::Entity::find()
        .select_only()
        .columns([Column::Id, Column::ReversesId, Column::Kind])
        .filter(Column::ReversesId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Entries with the accounts that they are on, and the transactions that they are of.
fn entries() -> Select<ledger_entry::Entity> {
    use ledger_entry::{Column, Entity};
    let account = Entity::belongs_to(ledger_account::Entity)
        .from(Column::AccountId)
        .to(ledger_account::Column::Id)
        .into();
    let transaction = Entity::belongs_to(ledger_transaction::Entity)
        .from(Column::TransactionId)
        .to(ledger_transaction::Column::Id)
        .into();
    Entity::find().join(JoinType::InnerJoin, account).join(JoinType::InnerJoin, transaction)
}

/// What a member could spend before the transaction of a number, what is owed below zero.
pub(in super::super) async fn balance_before(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    number: i64,
) -> Result<i64, DbErr> {
    use ledger_account::LedgerAccountKind as Kind;
    use ledger_transaction::Column;
    let sum: Option<Option<i64>> = entries()
        .select_only()
        .expr_as(
            queries::whole(Expr::col((ledger_entry::Entity, ledger_entry::Column::Amount)).sum()),
            "points",
        )
        .filter(ledger_account::Column::MembershipId.eq(membership_id))
        .filter(ledger_account::Column::Kind.is_in([Kind::Available, Kind::Debt]))
        .filter(Column::Number.lt(number))
        .into_tuple()
        .one(db)
        .await?;
    Ok(sum.flatten().unwrap_or(0))
}

fn by_rule(membership_id: MembershipId, rule_id: i64) -> Select<ledger_transaction::Entity> {
    use ledger_transaction::Column;
    ledger_transaction::Entity::find()
        .filter(Column::MembershipId.eq(membership_id))
        .filter(Column::RuleId.eq(rule_id))
}

/// How often a rule gave a member points on a day, or promised them.
pub(in super::super) async fn count_by_rule(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    rule_id: i64,
    on: Date,
) -> Result<u64, DbErr> {
    use ledger_transaction::Column;
    // What is promised counts for a tier only later.
    let given = [TransactionKind::Earned, TransactionKind::Pending];
    let given = by_rule(membership_id, rule_id).filter(Column::Kind.is_in(given));
    given.filter(Column::EffectiveOn.eq(on)).count(db).await
}

/// What a rule gave a member, less what was taken back of it: both count for a tier, with their sign.
pub(in super::super) async fn given_by_rule(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    rule_id: i64,
) -> Result<i64, DbErr> {
    let sum: Option<Option<i64>> = by_rule(membership_id, rule_id)
        .select_only()
        .expr_as(queries::whole(Expr::col(ledger_transaction::Column::Qualifying).sum()), "points")
        .into_tuple()
        .one(db)
        .await?;
    Ok(sum.flatten().unwrap_or(0))
}

/// The transactions with which a rule gave a member points, newest first.
pub(in super::super) async fn latest_by_rule(
    db: &impl ConnectionTrait,
    membership_id: MembershipId,
    rule_id: i64,
    limit: u64,
) -> Result<Vec<LedgerTransactionId>, DbErr> {
    use ledger_transaction::Column;
    by_rule(membership_id, rule_id)
        .select_only()
        .column(Column::Id)
        .filter(Column::Kind.eq(TransactionKind::Earned))
        .order_by_desc(Column::Number)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// What the accounts of each kind in a book say together.
pub(in super::super) async fn sums_by_kind(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
) -> Result<Vec<(ledger_account::LedgerAccountKind, i64)>, DbErr> {
    use ledger_account::Column;
    ledger_account::Entity::find()
        .select_only()
        .column(Column::Kind)
        .expr_as(queries::whole(Expr::col(Column::Posted).sum()), "fen")
        .filter(Column::Unit.eq(unit))
        .group_by(Column::Kind)
        .into_tuple()
        .all(db)
        .await
}

/// Entries on the account of what came and went, oldest first, after a number: number, day, source, amount, balance.
pub(in super::super) async fn cash(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
    (from, until): (Date, Date),
    after: i64,
    limit: u64,
) -> Result<Vec<(i64, Date, i64, i64, i64)>, DbErr> {
    use ledger_transaction::Column;
    entries()
        .select_only()
        .columns([Column::Number, Column::EffectiveOn, Column::SourceId])
        .columns([ledger_entry::Column::Amount, ledger_entry::Column::Balance])
        .filter(ledger_account::Column::Unit.eq(unit))
        .filter(ledger_account::Column::Kind.eq(ledger_account::LedgerAccountKind::Clearing))
        .filter(Column::Number.gt(after))
        .filter(Column::EffectiveOn.gte(from))
        .filter(Column::EffectiveOn.lte(until))
        .order_by_asc(Column::Number)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Members after one, in order, who have accounts in a book.
pub(in super::super) async fn with_accounts(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
    after: MembershipId,
    limit: u64,
) -> Result<Vec<MembershipId>, DbErr> {
    use ledger_account::Column;
    ledger_account::Entity::find()
        .select_only()
        .column(Column::MembershipId)
        .filter(Column::Unit.eq(unit))
        .filter(Column::MembershipId.gt(after))
        .distinct()
        .order_by_asc(Column::MembershipId)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// What moved for these things, in a book, with by how much an account changed and what it held then.
pub(in super::super) async fn of_sources(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
    source: SourceKind,
    ids: &[i64],
    kind: LedgerAccountKind,
) -> Result<Vec<(ledger_transaction::Model, Option<(i64, i64)>)>, DbErr> {
    use ledger_transaction::Column;
    let found = ledger_transaction::Entity::find()
        .filter(Column::Unit.eq(unit))
        .filter(Column::Source.eq(source))
        .filter(Column::SourceId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    let entries = super::entries_of(db, &found.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    let amount = |id: LedgerTransactionId| {
        entries
            .iter()
            .find(|(of, on, ..)| (*of, *on) == (id, kind))
            .map(|(_, _, amount, balance)| (*amount, *balance))
    };
    Ok(found.into_iter().map(|row| (row.clone(), amount(row.id))).collect())
}

/// What the accounts of a fund say.
pub(in super::super) async fn of_fund(
    db: &impl ConnectionTrait,
    unit: LedgerUnit,
    fund_id: FundId,
) -> Result<Vec<(LedgerAccountKind, i64)>, DbErr> {
    use ledger_account::Column;
    ledger_account::Entity::find()
        .select_only()
        .columns([Column::Kind, Column::Posted])
        .filter(Column::FundId.eq(fund_id))
        .filter(Column::Unit.eq(unit))
        .into_tuple()
        .all(db)
        .await
}

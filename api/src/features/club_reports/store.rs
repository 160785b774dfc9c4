//! Rows that reports are reckoned from.

use linli_entities::account::AccountId;
use linli_entities::attendee::{self, SeatState};
use linli_entities::event::{self, EventState};
use linli_entities::ledger_account::{self, LedgerAccountKind};
use linli_entities::ledger_head::LedgerUnit;
use linli_entities::ownership::{self, OwnershipRole, OwnershipState};
use linli_entities::unit::UnitId;
use linli_entities::{Instant, ledger_entry, ledger_transaction};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use crate::db::queries;

/// Homes that were confirmed as somebody's own before a time and are so still, at most so many.
pub(super) async fn bought_before(
    db: &impl ConnectionTrait,
    until: Instant,
    limit: u64,
) -> Result<Vec<(AccountId, UnitId, Instant)>, DbErr> {
    use ownership::Column;
    let own = [OwnershipRole::Buyer, OwnershipRole::Owner, OwnershipRole::CoOwner];
    ownership::Entity::find()
        .select_only()
        .columns([Column::AccountId, Column::UnitId, Column::DecidedAt])
        .filter(Column::State.eq(OwnershipState::Confirmed))
        .filter(Column::Role.is_in(own))
        .filter(Column::DecidedAt.lt(until))
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Of each event that began between two times: when, how many seats were not given up, and at how many somebody came.
pub(super) async fn attendance(
    db: &impl ConnectionTrait,
    (from, until): (Instant, Instant),
) -> Result<Vec<(Instant, i64, i64)>, DbErr> {
    use event::Column;
    let seats =
        event::Entity::belongs_to(attendee::Entity).from(Column::Id).to(attendee::Column::EventId).into();
    let seat = |column: attendee::Column| Expr::col((attendee::Entity, column)).count();
    event::Entity::find()
        .select_only()
        .column(Column::BeginsAt)
        .expr_as(seat(attendee::Column::Id), "seats")
        .expr_as(seat(attendee::Column::CheckedInAt), "came")
        .join(JoinType::InnerJoin, seats)
        .filter(Column::State.eq(EventState::Published))
        .filter(Column::BeginsAt.gte(from))
        .filter(Column::BeginsAt.lt(until))
        .filter(attendee::Column::State.eq(SeatState::Confirmed))
        .group_by(Column::Id)
        .group_by(Column::BeginsAt)
        .into_tuple()
        .all(db)
        .await
}

/// By how much what members hold changed until each of these times, in order: what came after the one before. Of what came
/// after the last nothing is told.
pub(super) async fn points(db: &impl ConnectionTrait, ends: &[Instant]) -> Result<Vec<(i32, i64)>, DbErr> {
    use LedgerAccountKind::{Available, Debt, Held, Pending};
    use ledger_entry::{Column, Entity};
    let account = Entity::belongs_to(ledger_account::Entity)
        .from(Column::AccountId)
        .to(ledger_account::Column::Id)
        .into();
    let transaction = Entity::belongs_to(ledger_transaction::Entity)
        .from(Column::TransactionId)
        .to(ledger_transaction::Column::Id)
        .into();
    let recorded = || Expr::col((ledger_transaction::Entity, ledger_transaction::Column::RecordedAt));
    let stretch = ends
        .iter()
        .zip(0_i32..)
        .fold(CaseStatement::new(), |case, (end, index)| case.case(recorded().lt(*end), Expr::val(index)));
    let last = i32::try_from(ends.len()).unwrap_or(i32::MAX);
    let amount = Expr::col((Entity, Column::Amount)).sum();
    Entity::find()
        .select_only()
        .expr_as(stretch.finally(Expr::val(last)), "stretch")
        .expr_as(queries::whole(amount), "points")
        .join(JoinType::InnerJoin, account)
        .join(JoinType::InnerJoin, transaction)
        .filter(ledger_account::Column::Unit.eq(LedgerUnit::Points))
        .filter(ledger_account::Column::MembershipId.is_not_null())
        .filter(ledger_account::Column::Kind.is_in([Available, Held, Pending, Debt]))
        .group_by(Expr::col("stretch"))
        .into_tuple()
        .all(db)
        .await
}

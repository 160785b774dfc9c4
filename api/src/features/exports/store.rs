//! Rows of exports.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::export::{ActiveModel, Column, Entity, ExportId, ExportState, Model};
use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};

use crate::code::Code;
use crate::error::{Error, OnViolation as _};

/// Of an account one waits at most.
pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, Error> {
    row.insert(db).await.on_unique(Error::Conflict(Code::AlreadyProposed))
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: ExportId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Those of these that are ready.
pub(super) async fn ready_among(db: &impl ConnectionTrait, ids: &[ExportId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let ready = Entity::find().filter(Column::State.eq(ExportState::Ready));
    ready.filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Those of an account, the newest first: from `export_account`.
pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(Column::AccountId.eq(account_id));
    own.order_by_desc(Column::Id).limit(rows).all(db).await
}

/// What waits and nobody is at, the oldest first: from `export_due`.
fn due(now: Instant) -> Select<Entity> {
    let free = Condition::any().add(Column::LeasedUntil.is_null()).add(Column::LeasedUntil.lte(now));
    Entity::find().filter(Column::State.eq(ExportState::Waiting)).filter(free).order_by_asc(Column::Id)
}

pub(super) async fn any_due(db: &impl ConnectionTrait, now: Instant) -> Result<bool, DbErr> {
    Ok(due(now).one(db).await?.is_some())
}

/// Takes what waits longest, for a time; on PostgreSQL what no other node takes at this moment.
pub(super) async fn claim(
    db: &impl ConnectionTrait,
    now: Instant,
    until: Instant,
) -> Result<Option<Model>, DbErr> {
    let mut waiting = due(now).limit(1);
    if db.get_database_backend() == DbBackend::Postgres {
        waiting = waiting.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let Some(row) = waiting.one(db).await? else { return Ok(None) };
    let taken = Entity::update_many()
        .col_expr(Column::LeasedUntil, Expr::val(until))
        .col_expr(Column::AttemptCount, Expr::col(Column::AttemptCount).add(1))
        .filter(Column::Id.eq(row.id))
        .exec_with_returning(db)
        .await?;
    Ok(taken.into_iter().next())
}

/// The row as this try took it: not where it was erased, or taken by somebody else since.
fn held(row: &Model) -> Condition {
    Condition::all()
        .add(Column::Id.eq(row.id))
        .add(Column::State.eq(ExportState::Waiting))
        .add(Column::AttemptCount.eq(row.attempt_count))
}

/// Keeps it to oneself for longer, or lets it go earlier; whether it still is one's own.
pub(super) async fn lease(db: &impl ConnectionTrait, row: &Model, until: Instant) -> Result<bool, DbErr> {
    let leased = Entity::update_many().col_expr(Column::LeasedUntil, Expr::val(until));
    Ok(leased.filter(held(row)).exec(db).await?.rows_affected > 0)
}

/// Ends it: ready with so many bytes, or failed; whether it still was one's own.
pub(super) async fn end(
    db: &impl ConnectionTrait,
    row: &Model,
    byte_count: Option<i64>,
    (now, expires_at): (Instant, Instant),
) -> Result<bool, DbErr> {
    let state = if byte_count.is_some() { ExportState::Ready } else { ExportState::Failed };
    let ended = Entity::update_many()
        .col_expr(Column::State, Expr::val(state.as_str()))
        .col_expr(Column::ByteCount, Expr::val(byte_count))
        .col_expr(Column::LeasedUntil, Expr::val(None::<Instant>))
        .col_expr(Column::EndedAt, Expr::val(now))
        .col_expr(Column::ExpiresAt, Expr::val(expires_at));
    Ok(ended.filter(held(row)).exec(db).await?.rows_affected > 0)
}

/// Those whose time is over: from `export_expiring`. What is being made is not over.
pub(super) async fn expired(
    db: &impl ConnectionTrait,
    now: Instant,
    rows: u64,
) -> Result<Vec<ExportId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ExpiresAt.lte(now))
        .filter(Column::State.ne(ExportState::Waiting))
        .order_by_asc(Column::ExpiresAt)
        .limit(rows)
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn delete(db: &impl ConnectionTrait, ids: &[ExportId]) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Id.is_in(ids.iter().copied())).exec(db).await?;
    Ok(())
}

/// The ids of an account's.
pub(super) async fn ids_of(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<ExportId>, DbErr> {
    let own = Entity::find().select_only().column(Column::Id).filter(Column::AccountId.eq(account_id));
    own.into_tuple().all(db).await
}

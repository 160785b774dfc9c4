//! Rows of jobs.

use linli_entities::Instant;
use linli_entities::job::{ActiveModel, Column, Entity, JobId, JobKind, Model};
use linli_entities::setting;
use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    kind: JobKind,
    payload: serde_json::Value,
    run_at: Instant,
) -> Result<(), DbErr> {
    let job = ActiveModel {
        kind: Set(kind),
        payload: Set(payload),
        run_at: Set(run_at),
        attempt_count: Set(0),
        created_at: Set(run_at),
        ..Default::default()
    };
    job.insert(db).await?;
    Ok(())
}

fn due(now: Instant, attempts_max: i32) -> Condition {
    Condition::all()
        .add(Column::DoneAt.is_null())
        .add(Column::RunAt.lte(now))
        .add(Column::AttemptCount.lt(attempts_max))
        .add(Column::LockedUntil.is_null().or(Column::LockedUntil.lte(now)))
}

pub(super) async fn any_due(db: &impl ConnectionTrait, now: Instant) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(due(now, super::ATTEMPTS_MAX)).limit(1).count(db).await? > 0)
}

/// The oldest due job of the most urgent kind.
async fn most_urgent(
    db: &impl ConnectionTrait,
    now: Instant,
    attempts_max: i32,
) -> Result<Option<Model>, DbErr> {
    for kind in JobKind::ALL.iter().copied() {
        let of_kind = Entity::find().filter(Column::Kind.eq(kind)).filter(due(now, attempts_max));
        let mut oldest = of_kind.order_by_asc(Column::RunAt).order_by_asc(Column::Id);
        if db.get_database_backend() == DbBackend::Postgres {
            oldest = oldest.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        }
        if let Some(job) = oldest.one(db).await? {
            return Ok(Some(job));
        }
    }
    Ok(None)
}

/// Takes the most urgent due job, of those the oldest, until `until`, so that no other worker has it.
pub(super) async fn claim(
    db: &impl ConnectionTrait,
    now: Instant,
    until: Instant,
    attempts_max: i32,
) -> Result<Option<Model>, DbErr> {
    let Some(job) = most_urgent(db, now, attempts_max).await? else { return Ok(None) };
    let claimed = ActiveModel {
        id: Set(job.id),
        locked_until: Set(Some(until)),
        attempt_count: Set(job.attempt_count + 1),
        ..Default::default()
    };
    Ok(Some(claimed.update(db).await?))
}

/// Gives up what was not sent to this address or number, and forgets what it says.
pub(super) async fn forget_mail(db: &impl ConnectionTrait, address: &str, now: Instant) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::DoneAt, Expr::value(now))
        .col_expr(Column::Payload, Expr::value(serde_json::json!({})))
        .filter(Column::Kind.is_in([JobKind::SendMail, JobKind::SendText]))
        .filter(Column::DoneAt.is_null())
        // Both databases read JSON by this operator.
        .filter(Expr::cust("payload ->> 'to'").eq(address))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn finish(db: &impl ConnectionTrait, id: JobId, now: Instant) -> Result<(), DbErr> {
    // What was sent is not kept: a mail holds an address and perhaps a code.
    Entity::update_many()
        .col_expr(Column::DoneAt, Expr::value(now))
        .col_expr(Column::Payload, Expr::value(serde_json::json!({})))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn fail(
    db: &impl ConnectionTrait,
    id: JobId,
    error: String,
    again_at: Instant,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::LastError, Expr::value(error))
        .col_expr(Column::LockedUntil, Expr::value(again_at))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Tries a job no more, and forgets what it was to send: a mail holds an address and perhaps a code.
pub(super) async fn give_up(db: &impl ConnectionTrait, id: JobId, attempts_max: i32) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::AttemptCount, Expr::value(attempts_max))
        .col_expr(Column::Payload, Expr::value(serde_json::json!({})))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Ends the lease of a job and takes back its try.
pub(super) async fn give_back(db: &impl ConnectionTrait, id: JobId) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::AttemptCount, Expr::col(Column::AttemptCount).sub(1))
        .col_expr(Column::LockedUntil, Expr::value(None::<Instant>))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Not done, and never tried again.
fn given_up(attempts_max: i32) -> Condition {
    Condition::all().add(Column::DoneAt.is_null()).add(Column::AttemptCount.gte(attempts_max))
}

/// Jobs whose worker died at the last try, at most `limit`.
pub(super) async fn died(
    db: &impl ConnectionTrait,
    now: Instant,
    attempts_max: i32,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(dead(now, attempts_max)).limit(limit).all(db).await
}

fn dead(now: Instant, attempts_max: i32) -> Condition {
    given_up(attempts_max)
        .add(Column::LockedUntil.lte(now))
        .add(Expr::col(Column::Payload).cast_as("text").ne("{}"))
}

/// Forgets what jobs were to send whose worker died at the last try.
pub(super) async fn empty_given_up(
    db: &impl ConnectionTrait,
    now: Instant,
    attempts_max: i32,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Payload, Expr::value(serde_json::json!({})))
        .filter(dead(now, attempts_max))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes jobs done before `done` and those made before `made` that were given up, at most `limit`; answers how many.
pub(super) async fn delete_old(
    db: &impl ConnectionTrait,
    done: Instant,
    made: Instant,
    attempts_max: i32,
    limit: u64,
) -> Result<u64, DbErr> {
    let old = Condition::any()
        .add(Column::DoneAt.lt(done))
        .add(given_up(attempts_max).add(Column::CreatedAt.lt(made)));
    let old = Query::select().column(Column::Id).from(Entity).cond_where(old).limit(limit).to_owned();
    Ok(Entity::delete_many().filter(Column::Id.in_subquery(old)).exec(db).await?.rows_affected)
}

/// Sets a fact about this installation.
pub(super) async fn note(db: &impl ConnectionTrait, key: &str, value: String) -> Result<(), DbErr> {
    let row = setting::ActiveModel { key: Set(key.to_owned()), value: Set(value) };
    let replace = OnConflict::column(setting::Column::Key).update_column(setting::Column::Value).to_owned();
    setting::Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

//! Rows of trust, and the acts that a level follows from.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::trust::{Column, Entity, Model, TrustLevel};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, Statement,
};

use super::rules::{Acts, POSTS_COUNTED, READ_COUNTED};
use crate::db::queries;

pub(super) async fn find(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The row, which nobody else changes until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

pub(super) async fn level(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<TrustLevel>, DbErr> {
    Entity::find_by_id(id).select_only().column(Column::Level).into_tuple().one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[AccountId]) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::AccountId.is_in(ids.iter().copied())).all(db).await
}

/// What an account wrote: its newest posts, whether they stand and what came of them; not in boards of
/// staff, and not in those that are closed to staff: there nobody is to learn that it wrote at all. What was
/// written under a pseudonym counts nowhere: it would tell whose it is.
const MINE: &str = "WITH mine AS MATERIALIZED (SELECT p.id, p.number, \
    CASE WHEN p.deleted_at IS NULL AND t.deleted_at IS NULL THEN 1 ELSE 0 END AS stands, \
    CASE WHEN t.accepted_post_id = p.id THEN 1 ELSE 0 END AS answers \
    FROM post p JOIN topic t ON t.id = p.topic_id JOIN board b ON b.id = t.board_id \
    WHERE p.author_id = $1 AND p.pseudonym_id IS NULL AND b.visibility NOT IN ('staff', 'owners_without_staff') ORDER BY p.id DESC LIMIT $2) ";
const COUNTED: &str = "SELECT \
    CAST(COALESCE((SELECT SUM(stands) FROM mine), 0) AS BIGINT), \
    CAST((SELECT COUNT(*) FROM mine WHERE stands = 1 AND number = 1) AS BIGINT), \
    CAST((SELECT COUNT(*) FROM mine WHERE stands = 1 AND answers = 1) AS BIGINT), \
    CAST((SELECT COUNT(*) FROM mine m JOIN reaction r ON r.post_id = m.id \
        WHERE m.stands = 1 AND r.kind = 'like') AS BIGINT), \
    CAST((SELECT COUNT(*) FROM (SELECT 1 FROM topic_read WHERE account_id = $1 LIMIT $3) AS seen) AS BIGINT), \
    CAST((SELECT COUNT(DISTINCT f.post_id) FROM mine m JOIN flag f ON f.post_id = m.id \
        WHERE m.stands = 0 AND f.decision = 'removed' AND f.decided_at >= $4) AS BIGINT)";

/// The statement that counts what an account did, to look at how a database plans it.
pub(super) fn counting(backend: DbBackend, id: AccountId, since: Instant) -> Statement {
    let values = [id.0.into(), (POSTS_COUNTED as i64).into(), (READ_COUNTED as i64).into(), since.into()];
    Statement::from_sql_and_values(backend, format!("{MINE}{COUNTED}"), values)
}

/// What an account did, as far as rows of the forum say; removed posts count from `since` on.
pub(super) async fn acts(db: &impl ConnectionTrait, id: AccountId, since: Instant) -> Result<Acts, DbErr> {
    let row = db.query_one_raw(counting(db.get_database_backend(), id, since)).await?;
    let Some(row) = row else { return Ok(Acts::default()) };
    let (post_count, topic_count, answer_count, like_count, read_count, upheld_count) =
        row.try_get_many_by_index()?;
    Ok(Acts {
        post_count,
        topic_count,
        answer_count,
        like_count,
        read_count,
        upheld_count,
        ..Acts::default()
    })
}

const PUT: &str = "INSERT INTO trust (account_id, level, raised_at, reckoned_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (account_id) DO UPDATE SET level = excluded.level, raised_at = excluded.raised_at, \
    reckoned_at = excluded.reckoned_at WHERE trust.pinned_at IS NULL";

/// Notes the level that acts come to; whether it was noted, which it is not where one is pinned.
pub(super) async fn put(
    db: &impl ConnectionTrait,
    id: AccountId,
    level: TrustLevel,
    raised_at: Option<Instant>,
    now: Instant,
) -> Result<bool, DbErr> {
    let values = [id.0.into(), level.as_str().into(), raised_at.into(), now.into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), PUT, values);
    Ok(db.execute_raw(statement).await?.rows_affected() > 0)
}

const PIN: &str = "INSERT INTO trust (account_id, level, raised_at, reckoned_at, pinned_at, pinned_by, pin_reason) \
    VALUES ($1, $2, $3, $4, $4, $5, $6) ON CONFLICT (account_id) DO UPDATE SET level = excluded.level, \
    raised_at = excluded.raised_at, reckoned_at = excluded.reckoned_at, pinned_at = excluded.pinned_at, \
    pinned_by = excluded.pinned_by, pin_reason = excluded.pin_reason";

/// Pins a level.
pub(super) async fn pin(
    db: &impl ConnectionTrait,
    id: AccountId,
    (level, reason): (TrustLevel, String),
    raised_at: Option<Instant>,
    (by, now): (Option<AccountId>, Instant),
) -> Result<(), DbErr> {
    let values = [
        id.0.into(),
        level.as_str().into(),
        raised_at.into(),
        now.into(),
        by.map(|by| by.0).into(),
        reason.into(),
    ];
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), PIN, values)).await?;
    Ok(())
}

/// Takes back that a level is pinned; whether it was.
pub(super) async fn unpin(db: &impl ConnectionTrait, id: AccountId) -> Result<bool, DbErr> {
    let unpinned = Entity::update_many()
        .col_expr(Column::PinnedAt, Expr::val(None::<Instant>))
        .col_expr(Column::PinnedBy, Expr::val(None::<i64>))
        .col_expr(Column::PinReason, Expr::val(None::<String>))
        .filter(Column::AccountId.eq(id))
        .filter(Column::PinnedAt.is_not_null())
        .exec(db)
        .await?;
    Ok(unpinned.rows_affected > 0)
}

pub(super) async fn forget(db: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

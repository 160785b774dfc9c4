//! That something changed, told to whoever follows: search, notifications, other processes' caches.
//!
//! A row is written in the transaction of the change. Followers read rows in the order of (`txid`, `seq`) with a
//! cursor of their own, at least once. A row says which thing changed, not how: a follower reads the thing as it is
//! now, so reading a row twice does no harm.

use linli_entities::Instant;
use linli_entities::outbox::{Column, Entity, Model, OutboxKind};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};

use crate::db::Txn;
use crate::db::versions::keys_of;

/// A place in the outbox: everything at or before it has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The transaction (0 on SQLite).
    pub txid: i64,
    /// The row.
    pub seq: i64,
}

/// Writes a row and moves on the versions of what it names.
///
/// # Errors
/// When the database fails.
pub async fn enqueue(txn: &Txn, kind: OutboxKind, entity_id: i64, now: Instant) -> Result<(), DbErr> {
    // Only the database knows which transaction this is.
    let txid = match txn.get_database_backend() {
        DbBackend::Postgres => Expr::cust("pg_current_xact_id()::text::bigint"),
        _ => Expr::val(0),
    };
    let insert = Query::insert()
        .into_table(Entity)
        .columns([Column::Txid, Column::Kind, Column::EntityId, Column::CreatedAt])
        .values_panic([txid, Expr::val(kind.as_str()), Expr::val(entity_id), Expr::val(now)])
        .to_owned();
    txn.execute(&insert).await?;
    keys_of(kind, entity_id).into_iter().for_each(|key| txn.touch(key));
    Ok(())
}

fn later(after: Position) -> Condition {
    Condition::any()
        .add(Column::Txid.gt(after.txid))
        .add(Column::Txid.eq(after.txid).and(Column::Seq.gt(after.seq)))
}

/// Only the rows before which nothing can come to stand any more.
///
/// On PostgreSQL a row with a smaller number may become visible after one with a larger, because transactions commit
/// in another order than they number their rows. So rows are ordered by transaction, and only those are read whose
/// transaction is older than every one that is still running.
fn settled(db: &impl ConnectionTrait, rows: Select<Entity>) -> Select<Entity> {
    match db.get_database_backend() {
        DbBackend::Postgres => rows.filter(
            Expr::col(Column::Txid).lt(Expr::cust("pg_snapshot_xmin(pg_current_snapshot())::text::bigint")),
        ),
        _ => rows,
    }
}

/// The rows after `after`, oldest first, at most `limit`; those that come after everything still running wait.
///
/// # Errors
/// When the database fails.
pub async fn read_after(db: &impl ConnectionTrait, after: Position, limit: u64) -> Result<Vec<Model>, DbErr> {
    let rows = settled(db, Entity::find().filter(later(after)));
    rows.order_by_asc(Column::Txid).order_by_asc(Column::Seq).limit(limit).all(db).await
}

/// The place of the newest row that [`read_after`] would give.
///
/// # Errors
/// When the database fails.
pub async fn head(db: &impl ConnectionTrait) -> Result<Position, DbErr> {
    let rows = settled(db, Entity::find());
    let newest = rows.order_by_desc(Column::Txid).order_by_desc(Column::Seq).one(db).await?;
    Ok(newest.map(|row| Position { txid: row.txid, seq: row.seq }).unwrap_or_default())
}

/// Whether a follower that came to `reached` followed this database: rows are never deleted, so the row is there. It is
/// not where the database was put back to an earlier state, or, from a dump, into a cluster that has not come to the
/// numbers of that transaction yet; then what comes next may be numbered before `reached`, and would be passed over.
///
/// # Errors
/// When the database fails.
pub async fn leads_to(db: &impl ConnectionTrait, reached: Position) -> Result<bool, DbErr> {
    if reached == Position::default() {
        return Ok(true);
    }
    let row = settled(db, Entity::find_by_id(reached.seq)).filter(Column::Txid.eq(reached.txid));
    Ok(row.one(db).await?.is_some())
}

/// Which of these a row after `after` names, also one that [`read_after`] does not give yet.
///
/// # Errors
/// When the database fails.
pub async fn named_after(
    db: &impl ConnectionTrait,
    after: Position,
    kind: OutboxKind,
    ids: Vec<i64>,
) -> Result<Vec<i64>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut rows = Entity::find().filter(later(after));
    if db.get_database_backend() == DbBackend::Postgres {
        // A dump from another cluster may hold rows of transactions that are yet to come here: those were followed there.
        rows = rows.filter(
            Expr::col(Column::Txid).lt(Expr::cust("pg_snapshot_xmax(pg_current_snapshot())::text::bigint")),
        );
    }
    rows.select_only()
        .column(Column::EntityId)
        .filter(Column::Kind.eq(kind))
        .filter(Column::EntityId.is_in(ids))
        .distinct()
        .into_tuple()
        .all(db)
        .await
}

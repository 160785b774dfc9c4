//! That something changed, told to whoever follows: search, notifications, other processes' caches.
//!
//! A row is written in the transaction of the change. Followers read rows in the order of (`txid`, `seq`) with a
//! cursor of their own, at least once. A row says which thing changed, not how: a follower reads the thing as it is
//! now, so reading a row twice does no harm.
//!
//! Rows are kept for [`KEPT`] at least, and for as long as a follower whose cursor is in the database has not read them.
//! A cursor that is kept elsewhere (that of a search index, which a node may open again after months) asks [`trimmed`]
//! whether what it wants to read is still all there.

use std::fmt::Debug;
use std::time::Duration;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::outbox::{Column, Entity, Model, OutboxKind};
use linli_entities::{follower, setting};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select, Set,
};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::app::App;
use crate::db::Txn;
use crate::db::versions::keys_of;

/// For how long rows are kept at least, and how often is noted where the outbox ends.
const KEPT: TimeDelta = TimeDelta::days(7);
/// The setting that holds the [`Position`] before which rows may be gone.
const TRIMMED: &str = "outbox_trimmed";
/// The setting that holds the last [`Noted`].
const NOTED: &str = "outbox_noted";
/// How long a follower has to read what is there, and how often is looked whether it has.
const READ_WITHIN: TimeDelta = TimeDelta::days(1);
/// The setting that holds the [`Noted`] that followers have to have come to.
const EXPECTED: &str = "outbox_expected";

/// A place in the outbox: everything at or before it has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

/// How often a follower looks without being woken: for what other processes write.
const LOOK_EACH: Duration = Duration::from_millis(500);
/// How long commits are gathered before a follower looks: a burst of writes is taken in at once.
const WINDOW: Duration = Duration::from_millis(100);
/// How long a follower rests at most after a failure, which is most often a full disk: each try costs as much as the last.
const REST_MAX: Duration = Duration::from_secs(10);

/// Takes in what happened whenever something did, until the application closes. What `catch_up` fails at is said with
/// `failed` and tried again, less and less often.
pub async fn follow<T, E: Debug, F>(app: &App, failed: &str, catch_up: impl Fn(App) -> F)
where
    F: Future<Output = Result<T, E>>,
{
    let mut commits = app.db.commits();
    let mut rest = LOOK_EACH;
    while !app.stop.is_cancelled() {
        if let Err(error) = catch_up(app.clone()).await {
            tracing::error!(?error, "{failed}; trying again in {rest:?}");
            tokio::select! {
                () = app.stop.cancelled() => {}
                () = tokio::time::sleep(rest) => {}
            }
            rest = REST_MAX.min(rest * 2);
            continue;
        }
        rest = LOOK_EACH;
        changed(app, &mut commits).await;
    }
}

/// Waits until something may have changed, or the application closes.
pub async fn changed(app: &App, commits: &mut watch::Receiver<u64>) {
    tokio::select! {
        () = app.stop.cancelled() => {}
        _ = commits.changed() => tokio::time::sleep(WINDOW).await,
        () = tokio::time::sleep(LOOK_EACH) => {}
    }
}

/// How far a follower with a cursor in the database has come: the last row that it is done with, and how far within the
/// next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The last row that it is done with.
    pub position: Position,
    /// How far it is within the next row, in a measure of its own; 0 where it has not begun.
    pub within: i64,
}

impl Cursor {
    /// Done with this row, and not begun with the next.
    pub fn at(position: Position) -> Self {
        Self { position, within: 0 }
    }
}

/// How far the follower of this name has come.
///
/// # Errors
/// When there is no such follower: a migration makes its row.
pub async fn cursor(db: &impl ConnectionTrait, name: &str) -> Result<Cursor, DbErr> {
    let row = follower::Entity::find_by_id(name.to_owned()).one(db).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound(format!("the follower {name}")))?;
    Ok(Cursor { position: Position { txid: row.txid, seq: row.seq }, within: row.within })
}

/// What a follower takes in next.
#[derive(Debug)]
pub struct Next {
    /// How far it has come.
    pub from: Cursor,
    /// The rows that come then, oldest first. None where it goes on at the end instead.
    pub rows: Vec<Model>,
    /// How far it has come with all of them.
    pub to: Cursor,
}

/// Finds out what a follower takes in next, at most so many rows; none where nothing happened. What is in memory is as new
/// as the rows: another node may have written them.
///
/// Where the database was put back from a dump into another cluster, what comes next may be numbered before the place that
/// was come to. What it held was followed before: the follower goes on at its end.
///
/// # Errors
/// When the database fails, and when there is no such follower.
pub async fn next(app: &App, name: &str, limit: u64) -> Result<Option<Next>, DbErr> {
    let db = app.db.read();
    let from = cursor(db, name).await?;
    if app.db.is_postgres() && !leads_to(db, from.position).await? {
        tracing::info!(follower = name, "the outbox is not the one that was followed; going on at its end");
        return Ok(Some(Next { from, rows: vec![], to: Cursor::at(head(db).await?) }));
    }
    let rows = read_after(db, from.position, limit).await?;
    let Some(last) = rows.last() else { return Ok(None) };
    let to = Cursor::at(Position { txid: last.txid, seq: last.seq });
    app.db.catch_up().await;
    Ok(Some(Next { from, rows, to }))
}

/// Moves a follower on; false where it is not at `from` any more, because another one moved it. On PostgreSQL the row stays
/// locked until the transaction ends: what follows from rows is written one transaction after another.
///
/// # Errors
/// When the database fails.
pub async fn advance(txn: &Txn, name: &str, from: Cursor, to: Cursor, now: Instant) -> Result<bool, DbErr> {
    let moved = follower::Entity::update_many()
        .col_expr(follower::Column::Txid, Expr::val(to.position.txid))
        .col_expr(follower::Column::Seq, Expr::val(to.position.seq))
        .col_expr(follower::Column::Within, Expr::val(to.within))
        .col_expr(follower::Column::UpdatedAt, Expr::val(now))
        .filter(follower::Column::Name.eq(name))
        .filter(follower::Column::Txid.eq(from.position.txid))
        .filter(follower::Column::Seq.eq(from.position.seq))
        .filter(follower::Column::Within.eq(from.within))
        .exec(txn)
        .await?;
    Ok(moved.rows_affected == 1)
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

/// Where the outbox ended at some time. Rows tell no age by themselves: clocks go back.
#[derive(Serialize, Deserialize)]
struct Noted {
    at: Instant,
    end: Position,
}

/// The place before which rows may be gone: it only moves forward, in the transaction before any row goes. Whoever has
/// read up to a place before it has missed something. To be sure of having missed nothing, ask after reading.
///
/// # Errors
/// When the database fails.
pub async fn trimmed(db: &impl ConnectionTrait) -> Result<Position, DbErr> {
    Ok(kept_fact(db, TRIMMED).await?.unwrap_or_default())
}

/// Notes where the outbox ends at `now`, once in [`KEPT`], and lets go of what it held when that was noted before, as
/// far as every follower with a cursor in the database has read it.
///
/// # Errors
/// When the database fails.
pub async fn let_go(txn: &Txn, now: Instant) -> Result<(), DbErr> {
    let before: Option<Noted> = kept_fact(txn, NOTED).await?;
    if before.as_ref().is_some_and(|noted| now < noted.at + KEPT) {
        return Ok(());
    }
    keep_fact(txn, NOTED, &Noted { at: now, end: head(txn).await? }).await?;
    let Some(Noted { end, .. }) = before else { return Ok(()) };
    let slowest = follower::Entity::find()
        .order_by_asc(follower::Column::Txid)
        .order_by_asc(follower::Column::Seq)
        .one(txn)
        .await?;
    let read = slowest.map_or(end, |row| Position { txid: row.txid, seq: row.seq });
    let upto = end.min(read);
    if upto > trimmed(txn).await? {
        keep_fact(txn, TRIMMED, &upto).await?;
    }
    Ok(())
}

/// Followers with a cursor in the database that have not read what was there a day ago: they keep the outbox from being
/// let go of. Answers them once a day, for the log.
///
/// # Errors
/// When the database fails.
pub async fn standing_still(txn: &Txn, now: Instant) -> Result<Vec<String>, DbErr> {
    let before: Option<Noted> = kept_fact(txn, EXPECTED).await?;
    if before.as_ref().is_some_and(|noted| now < noted.at + READ_WITHIN) {
        return Ok(vec![]);
    }
    keep_fact(txn, EXPECTED, &Noted { at: now, end: head(txn).await? }).await?;
    let Some(Noted { end, .. }) = before else { return Ok(vec![]) };
    let followers = follower::Entity::find().all(txn).await?.into_iter();
    let behind = followers.filter(|row| Position { txid: row.txid, seq: row.seq } < end);
    Ok(behind.map(|row| row.name).collect())
}

/// Deletes rows that were let go of, at most `limit`; answers how many.
///
/// The row at the place itself stays: so the outbox, once it has a row, is never empty, and [`head`] never before
/// [`trimmed`].
///
/// # Errors
/// When the database fails.
pub async fn delete_trimmed(txn: &Txn, limit: u64) -> Result<u64, DbErr> {
    let Position { txid, seq } = trimmed(txn).await?;
    let before =
        Condition::any().add(Column::Txid.lt(txid)).add(Column::Txid.eq(txid).and(Column::Seq.lt(seq)));
    let rows = Query::select().column(Column::Seq).from(Entity).cond_where(before).limit(limit).to_owned();
    Ok(Entity::delete_many().filter(Column::Seq.in_subquery(rows)).exec(txn).await?.rows_affected)
}

async fn kept_fact<T: serde::de::DeserializeOwned>(
    db: &impl ConnectionTrait,
    key: &str,
) -> Result<Option<T>, DbErr> {
    let row = setting::Entity::find_by_id(key.to_owned()).one(db).await?;
    let unreadable = |error: serde_json::Error| DbErr::Json(format!("setting {key}: {error}"));
    row.map(|row| serde_json::from_str(&row.value).map_err(unreadable)).transpose()
}

async fn keep_fact(txn: &Txn, key: &str, fact: &impl Serialize) -> Result<(), DbErr> {
    let value = serde_json::to_string(fact).map_err(|error| DbErr::Json(error.to_string()))?;
    let row = setting::ActiveModel { key: Set(key.to_owned()), value: Set(value) };
    let replace = OnConflict::column(setting::Column::Key).update_column(setting::Column::Value).to_owned();
    setting::Entity::insert(row).on_conflict(replace).exec_without_returning(txn).await?;
    Ok(())
}

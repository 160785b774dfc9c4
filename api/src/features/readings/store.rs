//! Rows of what was marked as read, and the lists of what is new and of what is unread: `rules.rs` in SQL. In all of them `$1`
//! is who reads.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::read_mark;
use linli_entities::topic::TopicId;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, QueryFilter as _, Statement,
};

use crate::db::queries::Sql;

/// Stands for all boards where one is asked for.
pub(super) const EVERYWHERE: BoardId = BoardId(0);
/// How many of the newest topics of the site a page is chosen from: for whoever may read, or has not read, few of very many.
const LOOKED_AT: u64 = 5_000;

const LEVELS: &str = " LEFT JOIN topic_watch w ON w.account_id = $1 AND w.topic_id = t.id \
     LEFT JOIN board_watch b ON b.account_id = $1 AND b.board_id = t.board_id";
const MARKS: &str = " LEFT JOIN read_mark m ON m.account_id = $1 AND m.board_id = t.board_id";
const NOT_MUTED: &str = " AND COALESCE(w.level, b.level, 'normal') <> 'muted'";
const NEVER_OPENED: &str =
    " AND NOT EXISTS (SELECT 1 FROM topic_read r WHERE r.account_id = $1 AND r.topic_id = t.id)";
const LATER: &str = " AND (m.until_at IS NULL OR t.last_post_at > m.until_at)";

/// Where a list goes on.
pub(super) type Place = (Instant, TopicId);

/// Who reads, in which boards, and what they marked as read in all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    pub account_id: AccountId,
    /// Those that they may read.
    pub boards: &'a [BoardId],
    pub mark: Option<Instant>,
    /// From when on topics that they never opened are new.
    pub new_since: Instant,
}

/// Which rows of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub after: Option<Place>,
    pub rows: u64,
}

/// Marks everything up to an instant as read; a mark that is later stays.
pub(super) async fn mark(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    board_id: BoardId,
    until: Instant,
) -> Result<(), DbErr> {
    let sql = "INSERT INTO read_mark (account_id, board_id, until_at) VALUES ($1, $2, $3) \
        ON CONFLICT (account_id, board_id) DO UPDATE SET until_at = excluded.until_at \
        WHERE read_mark.until_at < excluded.until_at";
    let values = [account_id.0.into(), board_id.0.into(), until.into()];
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// What an account marked as read in these boards, of which one may be [`EVERYWHERE`]: from the primary key.
pub(super) async fn marks(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    boards: impl IntoIterator<Item = BoardId>,
) -> Result<HashMap<BoardId, Instant>, DbErr> {
    use read_mark::{Column, Entity};
    let of = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::BoardId.is_in(boards));
    Ok(of.all(db).await?.into_iter().map(|row| (row.board_id, row.until_at)).collect())
}

pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    read_mark::Entity::delete_many().filter(read_mark::Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

/// Looks for the last post that was there at an instant, halving what is left: numbers grow with time. `$1` and so on are
/// topics, instants, and two numbers of which the lower is read and the higher is not.
fn last_before_query(backend: DbBackend, sought: &[(TopicId, Instant, i32, i32)]) -> Statement {
    let mut sql = Sql::new("WITH RECURSIVE look(topic_id, until_at, low, high) AS (VALUES ");
    for (index, (topic_id, until, low, high)) in sought.iter().enumerate() {
        sql.bind(if index == 0 { "(" } else { ", (" }, topic_id.0);
        sql.bind(", ", *until);
        sql.bind(", ", *low);
        sql.bind(", ", *high);
        sql.push(")");
    }
    sql.push(
        " UNION ALL SELECT look.topic_id, look.until_at, \
         CASE WHEN COALESCE(p.created_at > look.until_at, TRUE) THEN look.low ELSE (look.low + look.high) / 2 END, \
         CASE WHEN COALESCE(p.created_at > look.until_at, TRUE) THEN (look.low + look.high) / 2 ELSE look.high END \
         FROM look LEFT JOIN post p ON p.topic_id = look.topic_id AND p.number = (SELECT MIN(q.number) FROM post q \
         WHERE q.topic_id = look.topic_id AND q.number >= (look.low + look.high) / 2) WHERE look.high - look.low > 1) \
         SELECT topic_id, low FROM look WHERE high - low = 1",
    );
    sql.statement(backend)
}

/// Up to which number posts of topics were there at an instant, each between two numbers.
pub(super) async fn last_before(
    db: &impl ConnectionTrait,
    sought: &[(TopicId, Instant, i32, i32)],
) -> Result<Vec<(TopicId, i32)>, DbErr> {
    if sought.is_empty() {
        return Ok(vec![]);
    }
    let found = db.query_all_raw(last_before_query(db.get_database_backend(), sought)).await?;
    found.iter().map(|row| Ok((TopicId(row.try_get_by_index(0)?), row.try_get_by_index(1)?))).collect()
}

/// Of topics only those whose instant is later than one: from the index of that instant, and not further back than
/// [`LOOKED_AT`] topics from where the list goes on.
fn lately(sql: &mut Sql, column: &str, from: Instant, part: Part) {
    sql.bind(&format!(" AND t.{column} > "), from);
    sql.push(&format!(" AND t.{column} >= (SELECT MIN(x.{column}) FROM (SELECT {column} FROM topic"));
    sql.bind(&format!(" WHERE deleted_at IS NULL AND {column} > "), from);
    if let Some((at, _)) = part.after {
        sql.bind(&format!(" AND {column} <= "), at);
    }
    sql.push(&format!(" ORDER BY {column} DESC LIMIT {LOOKED_AT}) x)"));
}

/// The end of every list: what stands in these boards, the latest first. It is not read from an index of boards, of which a
/// member may read many: `+ 0` keeps the planner from that.
fn latest_first(mut sql: Sql, backend: DbBackend, column: &str, boards: &[BoardId], part: Part) -> Statement {
    sql.push(" AND t.deleted_at IS NULL AND t.board_id + 0 IN (");
    sql.bind_all(boards.iter().map(|id| id.0));
    sql.push(")");
    if let Some((at, id)) = part.after {
        sql.bind(&format!(" AND (t.{column}, t.id) < ("), at);
        sql.bind(", ", id.0);
        sql.push(")");
    }
    sql.bind(&format!(" ORDER BY t.{column} DESC, t.id DESC LIMIT "), part.rows as i64);
    sql.statement(backend)
}

/// Topics opened lately by others and never looked at: from `topic_opened`.
fn new_query(backend: DbBackend, reader: Reader<'_>, part: Part) -> Statement {
    let mut sql = Sql::new(format!("SELECT t.created_at, t.id FROM topic t{LEVELS}{MARKS}"));
    sql.bind(" WHERE t.author_id <> ", reader.account_id.0);
    sql.push(NOT_MUTED);
    sql.push(NEVER_OPENED);
    sql.push(" AND (m.until_at IS NULL OR t.created_at > m.until_at)");
    lately(&mut sql, "created_at", reader.new_since, part);
    latest_first(sql, backend, "created_at", reader.boards, part)
}

/// Topics that were looked at, but not to their end: from what the account has read.
fn opened_query(backend: DbBackend, reader: Reader<'_>, part: Part) -> Statement {
    let mut sql =
        Sql::new(format!("SELECT t.last_post_at, t.id FROM topic_read r CROSS JOIN topic t{LEVELS}{MARKS}"));
    sql.bind(" WHERE r.account_id = ", reader.account_id.0);
    sql.push(" AND t.id = r.topic_id AND r.number < t.last_number");
    sql.push(NOT_MUTED);
    not_marked(&mut sql, reader);
    latest_first(sql, backend, "last_post_at", reader.boards, part)
}

/// Topics that are watched by themselves, with posts since, never looked at and not new: from what the account watches.
fn watched_query(backend: DbBackend, reader: Reader<'_>, part: Part) -> Statement {
    let mut sql =
        Sql::new(format!("SELECT t.last_post_at, t.id FROM topic_watch w CROSS JOIN topic t{MARKS}"));
    sql.bind(" WHERE w.account_id = ", reader.account_id.0);
    sql.push(" AND w.level = 'watching' AND t.id = w.topic_id AND t.last_post_at > w.changed_at");
    sql.push(NEVER_OPENED);
    not_new(&mut sql, reader);
    not_marked(&mut sql, reader);
    latest_first(sql, backend, "last_post_at", reader.boards, part)
}

/// The same of boards that are watched as a whole, the first of them from an instant on: from `topic_latest`.
fn watched_boards_query(
    backend: DbBackend,
    reader: Reader<'_>,
    (watched, from): (&[BoardId], Instant),
    part: Part,
) -> Statement {
    let mut sql =
        Sql::new(format!("SELECT t.last_post_at, t.id FROM topic t CROSS JOIN board_watch b{MARKS}"));
    sql.bind(" WHERE b.account_id = ", reader.account_id.0);
    sql.push(" AND b.board_id = t.board_id AND b.level = 'watching' AND t.last_post_at > b.changed_at");
    // What was said of the topic counts first.
    sql.push(" AND NOT EXISTS (SELECT 1 FROM topic_watch w WHERE w.account_id = $1 AND w.topic_id = t.id)");
    sql.push(NEVER_OPENED);
    not_new(&mut sql, reader);
    sql.push(LATER);
    lately(&mut sql, "last_post_at", reader.mark.map_or(from, |mark| mark.max(from)), part);
    latest_first(sql, backend, "last_post_at", watched, part)
}

fn not_marked(sql: &mut Sql, reader: Reader<'_>) {
    sql.push(LATER);
    if let Some(mark) = reader.mark {
        sql.bind(" AND t.last_post_at > ", mark);
    }
}

/// Of what was never looked at.
fn not_new(sql: &mut Sql, reader: Reader<'_>) {
    sql.bind(" AND (t.author_id = $1 OR t.created_at <= m.until_at OR t.created_at <= ", reader.new_since);
    sql.push(")");
}

async fn places(db: &impl ConnectionTrait, statement: Statement) -> Result<Vec<Place>, DbErr> {
    let found = db.query_all_raw(statement).await?;
    found.iter().map(|row| Ok((row.try_get_by_index(0)?, TopicId(row.try_get_by_index(1)?)))).collect()
}

/// The topics that are new to the reader, the newest first.
pub(super) async fn new_topics(
    db: &impl ConnectionTrait,
    reader: Reader<'_>,
    part: Part,
) -> Result<Vec<Place>, DbErr> {
    if reader.boards.is_empty() {
        return Ok(vec![]);
    }
    places(db, new_query(db.get_database_backend(), reader, part)).await
}

/// The topics that the reader has not read to their end, by the newest post. `watched` are the boards that are watched as a
/// whole, and since when.
pub(super) async fn unread_topics(
    db: &impl ConnectionTrait,
    reader: Reader<'_>,
    watched: &[(BoardId, Instant)],
    part: Part,
) -> Result<Vec<Place>, DbErr> {
    if reader.boards.is_empty() {
        return Ok(vec![]);
    }
    let backend = db.get_database_backend();
    let mut found = places(db, opened_query(backend, reader, part)).await?;
    found.extend(places(db, watched_query(backend, reader, part)).await?);
    if let Some(from) = watched.iter().map(|(_, since)| *since).min() {
        let boards: Vec<BoardId> = watched.iter().map(|(id, _)| *id).collect();
        found.extend(places(db, watched_boards_query(backend, reader, (&boards, from), part)).await?);
    }
    found.sort_unstable_by(|one, other| other.cmp(one));
    found.truncate(part.rows as usize);
    Ok(found)
}

/// The statements by name, to look at how a database plans them.
pub(super) fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    let boards: Vec<BoardId> = (1..=50).map(BoardId).collect();
    let unmarked = Reader { account_id: AccountId(1), boards: &boards, mark: None, new_since: now };
    let first = Part { after: None, rows: 21 };
    let next = Part { after: Some((now, TopicId(9))), ..first };
    let mut all = vec![];
    for reader in [unmarked, Reader { mark: Some(now), ..unmarked }] {
        for part in [first, next] {
            all.push(("new", new_query(backend, reader, part)));
            all.push(("opened", opened_query(backend, reader, part)));
            all.push(("watched", watched_query(backend, reader, part)));
            let watched = (&boards[..9], now);
            all.push(("watched boards", watched_boards_query(backend, reader, watched, part)));
        }
    }
    let sought = [(TopicId(1), now, 0, 9), (TopicId(2), now, 3, 9)];
    all.push(("last before", last_before_query(backend, &sought)));
    all
}

//! Rows of topics and of how far they were read.

pub(super) mod heat;
pub(super) mod listing;
pub(super) mod pacing;
pub(super) mod shifting;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::pseudonym::PseudonymId;
use linli_entities::topic::{self, TopicId};
use linli_entities::topic_read;
use sea_orm::sea_query::{Expr, ExprTrait as _, LockType};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QueryResult, QuerySelect as _, Set, Statement,
};

use super::rules;

/// What a new topic is made of.
pub(super) struct NewTopic {
    pub board_id: BoardId,
    pub author_id: AccountId,
    pub title: String,
    pub question: bool,
    pub now: Instant,
}

pub(super) async fn insert(db: &impl ConnectionTrait, new: NewTopic) -> Result<topic::Model, DbErr> {
    let NewTopic { board_id, author_id, title, question, now } = new;
    let row = topic::ActiveModel {
        board_id: Set(board_id),
        author_id: Set(author_id),
        title: Set(title),
        pinned: Set(false),
        locked: Set(false),
        slow_seconds: Set(0),
        last_number: Set(1),
        post_count: Set(1),
        last_post_at: Set(now),
        last_post_by: Set(author_id),
        question: Set(question),
        like_count: Set(0),
        heat: Set(rules::heat(now, now, 1, 0)),
        version: Set(1),
        created_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await
}

pub(super) async fn find(db: &impl ConnectionTrait, id: TopicId) -> Result<Option<topic::Model>, DbErr> {
    topic::Entity::find_by_id(id).one(db).await
}

pub(super) async fn find_many(
    db: &impl ConnectionTrait,
    ids: &[TopicId],
) -> Result<Vec<topic::Model>, DbErr> {
    topic::Entity::find().filter(topic::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The topics of a board that are not deleted: pinned first, then by the newest post.
pub(super) async fn of_board(
    db: &impl ConnectionTrait,
    board_id: BoardId,
    after: Option<(bool, Instant, TopicId)>,
    rows: u64,
) -> Result<Vec<topic::Model>, DbErr> {
    let mut query = topic::Entity::find()
        .filter(topic::Column::BoardId.eq(board_id))
        .filter(topic::Column::DeletedAt.is_null());
    if let Some((pinned, last_post_at, id)) = after {
        let columns = Expr::tuple([
            Expr::col(topic::Column::Pinned),
            Expr::col(topic::Column::LastPostAt),
            Expr::col(topic::Column::Id),
        ]);
        query = query.filter(columns.lt(Expr::tuple([
            Expr::val(pinned),
            Expr::val(last_post_at),
            Expr::val(id.0),
        ])));
    }
    query
        .order_by_desc(topic::Column::Pinned)
        .order_by_desc(topic::Column::LastPostAt)
        .order_by_desc(topic::Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// The topics an account opened under its own name in these boards, newest first.
pub(super) async fn by_author(
    db: &impl ConnectionTrait,
    author_id: AccountId,
    boards: &[BoardId],
    after: Option<TopicId>,
    rows: u64,
) -> Result<Vec<topic::Model>, DbErr> {
    let mut query = topic::Entity::find()
        .filter(topic::Column::AuthorId.eq(author_id))
        .filter(topic::Column::PseudonymId.is_null())
        .filter(topic::Column::BoardId.is_in(boards.iter().copied()))
        .filter(topic::Column::DeletedAt.is_null());
    if let Some(id) = after {
        query = query.filter(topic::Column::Id.lt(id));
    }
    query.order_by_desc(topic::Column::Id).limit(rows).all(db).await
}

/// The topics of these boards with ids from one to another that are not deleted, by their ids.
pub(super) async fn between(
    db: &impl ConnectionTrait,
    boards: &[BoardId],
    (first, last): (i64, i64),
) -> Result<Vec<(TopicId, Instant)>, DbErr> {
    topic::Entity::find()
        .select_only()
        .columns([topic::Column::Id, topic::Column::LastPostAt])
        .filter(topic::Column::Id.between(first, last))
        .filter(topic::Column::BoardId.is_in(boards.iter().copied()))
        .filter(topic::Column::DeletedAt.is_null())
        .order_by_asc(topic::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn highest(db: &impl ConnectionTrait) -> Result<Option<TopicId>, DbErr> {
    let ids = topic::Entity::find().select_only().column(topic::Column::Id);
    ids.order_by_desc(topic::Column::Id).into_tuple().one(db).await
}

/// Gives the next number of a topic; none when it is deleted.
///
/// The row is locked by its own update, so numbers are given one at a time.
pub(super) async fn take_number(
    db: &impl ConnectionTrait,
    id: TopicId,
    author_id: AccountId,
    now: Instant,
) -> Result<Option<topic::Model>, DbErr> {
    let rows = topic::Entity::update_many()
        .col_expr(topic::Column::LastNumber, Expr::col(topic::Column::LastNumber).add(1))
        .col_expr(topic::Column::PostCount, Expr::col(topic::Column::PostCount).add(1))
        .col_expr(topic::Column::LastPostAt, Expr::val(now))
        .col_expr(topic::Column::LastPostBy, Expr::val(author_id.0))
        // What is signed otherwise says so afterwards.
        .col_expr(topic::Column::LastPostPseudonymId, Expr::val(None::<i64>))
        .filter(topic::Column::Id.eq(id))
        .filter(topic::Column::DeletedAt.is_null())
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

/// Signs the last post of a topic with a pseudonym, and the topic itself where it is opened so.
pub(super) async fn sign(
    db: &impl ConnectionTrait,
    id: TopicId,
    pseudonym_id: PseudonymId,
    opens: bool,
) -> Result<(), DbErr> {
    let mut signed = topic::Entity::update_many()
        .col_expr(topic::Column::LastPostPseudonymId, Expr::val(pseudonym_id.0))
        .filter(topic::Column::Id.eq(id));
    if opens {
        signed = signed.col_expr(topic::Column::PseudonymId, Expr::val(pseudonym_id.0));
    }
    signed.exec(db).await?;
    Ok(())
}

/// The topics that an account opened, deleted ones included, after one: by id.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: TopicId,
    rows: u64,
) -> Result<Vec<topic::Model>, DbErr> {
    topic::Entity::find()
        .filter(topic::Column::AuthorId.eq(account_id))
        .filter(topic::Column::Id.gt(after))
        .order_by_asc(topic::Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// Moves the count of posts when one is deleted or restored.
pub(super) async fn count_post(db: &impl ConnectionTrait, id: TopicId, by: i32) -> Result<(), DbErr> {
    topic::Entity::update_many()
        .col_expr(topic::Column::PostCount, Expr::col(topic::Column::PostCount).add(by))
        .filter(topic::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// What of a topic changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    pub title: Option<String>,
    pub pinned: Option<bool>,
    pub locked: Option<bool>,
    pub question: Option<bool>,
    pub slow_seconds: Option<i32>,
}

/// Changes the topic that has this version; none when it has another by now.
pub(super) async fn update(
    db: &impl ConnectionTrait,
    id: TopicId,
    version: i64,
    change: Change,
    now: Instant,
) -> Result<Option<topic::Model>, DbErr> {
    let mut update = topic::Entity::update_many().col_expr(topic::Column::Version, Expr::val(version + 1));
    if let Some(title) = change.title {
        update = update.col_expr(topic::Column::Title, Expr::val(title));
    }
    if let Some(pinned) = change.pinned {
        update = update.col_expr(topic::Column::Pinned, Expr::val(pinned));
    }
    if let Some(locked) = change.locked {
        update = update.col_expr(topic::Column::Locked, Expr::val(locked));
        // What closed or opened it by itself counts no more; what is still to come does.
        for timer in [topic::Column::ClosesAt, topic::Column::OpensAt] {
            let ahead = Expr::case(Expr::col(timer).gt(now), Expr::col(timer));
            update = update.col_expr(timer, ahead.into());
        }
    }
    if let Some(seconds) = change.slow_seconds {
        update = update.col_expr(topic::Column::SlowSeconds, Expr::val(seconds));
    }
    if let Some(question) = change.question {
        update = update.col_expr(topic::Column::Question, Expr::val(question));
    }
    if change.question == Some(false) {
        // What asks nothing has no answer.
        update = update
            .col_expr(topic::Column::AcceptedPostId, Expr::val(None::<i64>))
            .col_expr(topic::Column::AcceptedAt, Expr::val(None::<Instant>))
            .col_expr(topic::Column::AcceptedBy, Expr::val(None::<i64>));
    }
    let rows = update
        .filter(topic::Column::Id.eq(id))
        .filter(topic::Column::Version.eq(version))
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

/// Sets when a topic closes and opens by itself, and whether it is closed until then.
pub(super) async fn set_timer(
    db: &impl ConnectionTrait,
    id: TopicId,
    locked: bool,
    timer: rules::Timer,
) -> Result<Option<topic::Model>, DbErr> {
    let rows = topic::Entity::update_many()
        .col_expr(topic::Column::Locked, Expr::val(locked))
        .col_expr(topic::Column::ClosesAt, Expr::val(timer.closes_at))
        .col_expr(topic::Column::OpensAt, Expr::val(timer.opens_at))
        .col_expr(topic::Column::Version, Expr::col(topic::Column::Version).add(1))
        .filter(topic::Column::Id.eq(id))
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

/// Deletes (`Some`) or restores (`None`); nothing is changed, and nothing given, when it was so already.
pub(super) async fn set_deleted(
    db: &impl ConnectionTrait,
    id: TopicId,
    deleted: Option<(Instant, Option<AccountId>)>,
) -> Result<Option<topic::Model>, DbErr> {
    let at = topic::Column::DeletedAt;
    let was_otherwise = if deleted.is_some() { at.is_null() } else { at.is_not_null() };
    let rows = topic::Entity::update_many()
        .col_expr(at, Expr::val(deleted.map(|(at, _)| at)))
        .col_expr(topic::Column::DeletedBy, Expr::val(deleted.and_then(|(_, by)| by).map(|by| by.0)))
        .col_expr(topic::Column::Version, Expr::col(topic::Column::Version).add(1))
        .filter(topic::Column::Id.eq(id))
        // What was merged stays so.
        .filter(topic::Column::MergedInto.is_null())
        .filter(was_otherwise)
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

/// The account is looked at in the statement that is made anyway: whoever writes a post has read it.
const MARK_READ: &str = "INSERT INTO topic_read (account_id, topic_id, number, read_at) \
    SELECT id, $2, $3, $4 FROM account WHERE id = $1 AND disabled_at IS NULL \
    ON CONFLICT (account_id, topic_id) DO UPDATE SET number = excluded.number, read_at = excluded.read_at \
    WHERE topic_read.number < excluded.number";

/// Notes that the account has read up to `number`; never backwards. Whether there was something to note: not for an
/// account that is closed, nor for one that had read as far.
pub(super) async fn mark_read(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    topic_id: TopicId,
    number: i32,
    now: Instant,
) -> Result<bool, DbErr> {
    let values = [account_id.0.into(), topic_id.0.into(), number.into(), now.into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), MARK_READ, values);
    Ok(db.execute_raw(statement).await?.rows_affected() > 0)
}

pub(super) async fn forget_reader(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    topic_read::Entity::delete_many().filter(topic_read::Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

pub(super) async fn read_numbers(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    topics: &[TopicId],
) -> Result<Vec<topic_read::Model>, DbErr> {
    topic_read::Entity::find()
        .filter(topic_read::Column::AccountId.eq(account_id))
        .filter(topic_read::Column::TopicId.is_in(topics.iter().copied()))
        .all(db)
        .await
}

/// How many topics there are on a page of ids after `after`, and the last of them.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    after: TopicId,
    rows: u64,
) -> Result<(u64, Option<TopicId>), DbErr> {
    let ids: Vec<TopicId> = topic::Entity::find()
        .select_only()
        .column(topic::Column::Id)
        .filter(topic::Column::Id.gt(after))
        .order_by_asc(topic::Column::Id)
        .limit(rows)
        .into_tuple()
        .all(db)
        .await?;
    Ok((ids.len() as u64, ids.last().copied()))
}

/// A topic whose counters are not what they count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miscount {
    /// The topic.
    pub id: TopicId,
    /// The posts and the last number that it says it has.
    pub said: (i64, i64),
    /// The posts that are not deleted, and the last number there is.
    pub counted: (i64, i64),
    /// How many of the numbers up to the last are no post's, and no place that one left.
    pub gap_count: i64,
    /// How many likes it says that its posts have, and how many they have.
    pub likes: (i64, i64),
}

/// Said and counted in one statement, and so at one moment, whoever writes meanwhile.
const MISCOUNTED: &str = "SELECT t.id, CAST(t.post_count AS BIGINT), CAST(t.last_number AS BIGINT), \
    COALESCE(p.live, 0), COALESCE(p.last, 0), COALESCE(p.last - p.total, 0), \
    CAST(t.like_count AS BIGINT), COALESCE(l.total, 0) FROM topic t LEFT JOIN \
    (SELECT topic_id, CAST(COUNT(*) AS BIGINT) AS total, CAST(MAX(number) AS BIGINT) AS last, \
    CAST(SUM(CASE WHEN deleted_at IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS live \
    FROM (SELECT topic_id, number, deleted_at FROM post WHERE topic_id > $1 AND topic_id <= $2 \
    UNION ALL SELECT topic_id, number, moved_at FROM post_move WHERE topic_id > $1 AND topic_id <= $2) AS n \
    GROUP BY topic_id) p ON p.topic_id = t.id LEFT JOIN \
    (SELECT s.topic_id, CAST(COUNT(*) AS BIGINT) AS total FROM reaction r JOIN post s ON s.id = r.post_id \
    WHERE s.topic_id > $1 AND s.topic_id <= $2 GROUP BY s.topic_id) l ON l.topic_id = t.id \
    WHERE t.id > $1 AND t.id <= $2 AND (t.post_count <> COALESCE(p.live, 0) \
    OR t.last_number <> COALESCE(p.last, 0) OR COALESCE(p.last <> p.total, FALSE) \
    OR t.like_count <> COALESCE(l.total, 0)) ORDER BY t.id";

/// The topics after `after`, up to and with `last`, whose counters are not what they count.
pub(super) async fn miscounted(
    db: &impl ConnectionTrait,
    after: TopicId,
    last: TopicId,
) -> Result<Vec<Miscount>, DbErr> {
    let values = [after.0.into(), last.0.into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), MISCOUNTED, values);
    let rows = db.query_all_raw(statement).await?;
    let miscount = |row: QueryResult| {
        let (id, posts, last, live, counted, gap_count, likes, liked) = row.try_get_many_by_index()?;
        let (said, counted) = ((posts, last), (live, counted));
        Ok(Miscount { id: TopicId(id), said, counted, gap_count, likes: (likes, liked) })
    };
    rows.into_iter().map(miscount).collect()
}

/// Keeps others from writing posts of the topic until the transaction ends; SQLite has one writer anyway.
pub(super) async fn lock(db: &impl ConnectionTrait, id: TopicId) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        topic::Entity::find_by_id(id).lock(LockType::Update).one(db).await?;
    }
    Ok(())
}

/// Sets the counters of a topic. Its last number never goes back: a number is never given twice.
pub(super) async fn recount(db: &impl ConnectionTrait, id: TopicId) -> Result<(), DbErr> {
    let sql = "UPDATE topic SET post_count = (SELECT COUNT(*) FROM post WHERE topic_id = $1 AND deleted_at IS NULL), \
        like_count = (SELECT COUNT(*) FROM reaction r JOIN post p ON p.id = r.post_id WHERE p.topic_id = $1), \
        last_number = (SELECT CASE WHEN MAX(number) > topic.last_number THEN MAX(number) ELSE topic.last_number END \
        FROM post WHERE topic_id = $1) WHERE id = $1";
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [id.0.into()])).await?;
    Ok(())
}

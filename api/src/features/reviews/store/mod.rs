//! Rows of what waits.

pub(super) mod prints;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post::PostId;
use linli_entities::review::{
    ActiveModel, Column, Entity, Model, ReviewId, ReviewKind, ReviewReason, ReviewState,
};
use linli_entities::review_setting as setting;
use linli_entities::topic::TopicId;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Select, Set, Statement,
};

use crate::db::queries::{self, Sql};

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(db).await
}

/// Notes a post that stands; nothing where it waits for somebody to look at it already.
pub(super) async fn insert_posted(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    let known = Entity::find()
        .filter(Column::PostId.eq(row.post_id.clone().take().flatten()))
        .filter(Column::Kind.eq(ReviewKind::Posted))
        .filter(Column::State.eq(ReviewState::Waiting));
    if known.count(db).await? == 0 {
        row.insert(db).await?;
    }
    Ok(())
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

pub(super) async fn find(db: &impl ConnectionTrait, id: ReviewId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(super) async fn find_many(db: &impl ConnectionTrait, ids: &[ReviewId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).order_by_asc(Column::Id).all(db).await
}

/// The row, held until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: ReviewId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// The replies that wait in a topic, held until the transaction ends: `review_topic`.
pub(super) async fn replies_held(db: &impl ConnectionTrait, id: TopicId) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find()
        .filter(Column::TopicId.eq(id))
        .filter(Column::Kind.eq(ReviewKind::Reply))
        .filter(Column::State.eq(ReviewState::Waiting))
        .order_by_asc(Column::Id);
    queries::locked(db, rows).all(db).await
}

/// Puts what waits in `$1` into `$2`, of the board `$3`: `review_topic`. What answers a post that went along answers it there.
const FOLLOW: &str = "UPDATE review SET topic_id = $2, board_id = $3, version = version + 1, \
    reply_to_number = (SELECT m.to_number FROM post_move m WHERE m.topic_id = review.topic_id \
    AND m.number = review.reply_to_number AND m.to_topic_id = $2) \
    WHERE topic_id = $1 AND state = 'waiting'";

/// Puts what waits in a topic into another, whose posts have their places there.
pub(super) async fn follow(
    db: &impl ConnectionTrait,
    from: TopicId,
    (into, board): (TopicId, BoardId),
) -> Result<(), DbErr> {
    let values = [from.0.into(), into.0.into(), board.0.into()];
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), FOLLOW, values)).await?;
    Ok(())
}

/// Puts what waits of these posts into another topic: `review_posted`.
pub(super) async fn follow_posts(
    db: &impl ConnectionTrait,
    ids: &[PostId],
    (into, board): (TopicId, BoardId),
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::TopicId, Expr::val(into.0))
        .col_expr(Column::BoardId, Expr::val(board.0))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::PostId.is_in(ids.iter().copied()))
        .filter(Column::Kind.eq(ReviewKind::Posted))
        .filter(Column::State.eq(ReviewState::Waiting))
        .exec(db)
        .await?;
    Ok(())
}

/// What waits in these boards, after one, the oldest first: `review_waiting`. What is in a topic is where that is now.
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    boards: &[BoardId],
    reason: Option<ReviewReason>,
    after: Option<ReviewId>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    if boards.is_empty() {
        return Ok(vec![]);
    }
    let mut sql = Sql::new(
        "SELECT r.id FROM review r LEFT JOIN topic t ON t.id = r.topic_id WHERE r.state = 'waiting' \
         AND COALESCE(t.board_id, r.board_id) IN (",
    );
    sql.bind_all(boards.iter().map(|id| id.0));
    sql.push(") AND (t.id IS NULL OR t.deleted_at IS NULL)");
    if let Some(reason) = reason {
        sql.bind(" AND r.reason = ", reason.as_str());
    }
    sql.bind(" AND r.id > ", after.map_or(0, |id| id.0));
    sql.bind(" ORDER BY r.id LIMIT ", rows as i64);
    let found = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    let ids: Result<Vec<ReviewId>, DbErr> =
        found.iter().map(|row| Ok(ReviewId(row.try_get_by_index(0)?))).collect();
    find_many(db, &ids?).await
}

/// What an account sent to be written: `review_author`.
fn sent_by(author_id: AccountId) -> Select<Entity> {
    Entity::find().filter(Column::AuthorId.eq(author_id)).filter(Column::Kind.ne(ReviewKind::Posted))
}

/// Of that what was not written, and not taken back.
fn unwritten_of(author_id: AccountId) -> Select<Entity> {
    sent_by(author_id).filter(Column::State.is_in([ReviewState::Waiting, ReviewState::Refused]))
}

/// What an account sent, newest first, before one: `review_author`.
pub(super) async fn of_author(
    db: &impl ConnectionTrait,
    author_id: AccountId,
    before: Option<ReviewId>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = sent_by(author_id).filter(Column::State.ne(ReviewState::Withdrawn));
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before));
    }
    query.order_by_desc(Column::Id).limit(rows).all(db).await
}

/// What an account sent and was not written of which the text has something in it, newest first: `review_author`.
pub(super) async fn naming(
    db: &impl ConnectionTrait,
    author_id: AccountId,
    text: &str,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    unwritten_of(author_id)
        .filter(Column::Markdown.contains(text))
        .order_by_desc(Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// What an account sent and was not written, after one: `review_author`.
pub(super) async fn exported(
    db: &impl ConnectionTrait,
    author_id: AccountId,
    after: ReviewId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    unwritten_of(author_id).filter(Column::Id.gt(after)).order_by_asc(Column::Id).limit(rows).all(db).await
}

/// How much of an account waits: `review_author`.
pub(super) async fn count_waiting(db: &impl ConnectionTrait, author_id: AccountId) -> Result<u64, DbErr> {
    sent_by(author_id).filter(Column::State.eq(ReviewState::Waiting)).count(db).await
}

/// Deletes what was decided of before an instant, at most `limit`; answers how many: `review_decided`.
pub(super) async fn delete_old(db: &impl ConnectionTrait, before: Instant, limit: u64) -> Result<u64, DbErr> {
    let old = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Expr::col(Column::DecidedAt).is_not_null())
        .and_where(Expr::col(Column::DecidedAt).lt(before))
        .limit(limit)
        .to_owned();
    Ok(Entity::delete_many().filter(Column::Id.in_subquery(old)).exec(db).await?.rows_affected)
}

/// Deletes all of an account.
pub(super) async fn forget(db: &impl ConnectionTrait, author_id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AuthorId.eq(author_id)).exec(db).await?;
    Ok(())
}

/// What of a board waits.
pub(super) async fn setting(
    db: &impl ConnectionTrait,
    board_id: BoardId,
) -> Result<Option<setting::Model>, DbErr> {
    setting::Entity::find_by_id(board_id).one(db).await
}

pub(super) async fn put_setting(db: &impl ConnectionTrait, row: setting::Model) -> Result<(), DbErr> {
    use setting::Column;
    let setting::Model { board_id, first_post_count, links, similar_posts, changed_at } = row;
    let row = setting::ActiveModel {
        board_id: Set(board_id),
        first_post_count: Set(first_post_count),
        links: Set(links),
        similar_posts: Set(similar_posts),
        changed_at: Set(changed_at),
    };
    let anew = OnConflict::column(Column::BoardId)
        .update_columns([Column::FirstPostCount, Column::Links, Column::SimilarPosts, Column::ChangedAt])
        .to_owned();
    setting::Entity::insert(row).on_conflict(anew).exec_without_returning(db).await?;
    Ok(())
}

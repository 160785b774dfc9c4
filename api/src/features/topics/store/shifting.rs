//! Rows of topics that are moved, made of posts of others, and merged.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::post;
use linli_entities::topic::{ActiveModel, Column, Entity, Model, TopicId};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, Set,
    Statement,
};

use super::super::rules;
use crate::db::queries;

/// The topic, which nobody else changes, nor writes in, until the transaction ends.
pub(in crate::features::topics) async fn locked(
    db: &impl ConnectionTrait,
    id: TopicId,
) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// Puts a topic into another board, where it is pinned no more.
pub(in crate::features::topics) async fn set_board(
    db: &impl ConnectionTrait,
    id: TopicId,
    board_id: BoardId,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::BoardId, Expr::val(board_id.0))
        .col_expr(Column::Pinned, Expr::val(false))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Makes a topic of posts that were written before: of whoever wrote the first of them, and as old.
pub(in crate::features::topics) async fn insert_of(
    db: &impl ConnectionTrait,
    board_id: BoardId,
    title: String,
    (first, last): (&post::Model, &post::Model),
    (posts, likes): (i32, i32),
) -> Result<Model, DbErr> {
    let row = ActiveModel {
        board_id: Set(board_id),
        author_id: Set(first.author_id),
        pseudonym_id: Set(first.pseudonym_id),
        title: Set(title),
        pinned: Set(false),
        locked: Set(false),
        last_number: Set(posts),
        post_count: Set(posts),
        last_post_at: Set(last.created_at),
        last_post_by: Set(last.author_id),
        last_post_pseudonym_id: Set(last.pseudonym_id),
        question: Set(false),
        like_count: Set(likes),
        heat: Set(rules::heat(first.created_at, last.created_at, posts, likes)),
        slow_seconds: Set(0),
        version: Set(1),
        created_at: Set(first.created_at),
        ..Default::default()
    };
    row.insert(db).await
}

/// What the counters and the last post of a topic are set to.
pub(in crate::features::topics) struct Counters {
    pub last_number: i32,
    pub post_count: i32,
    pub like_count: i32,
    pub last: Last,
}

/// Who wrote last, and when.
#[derive(Clone, Copy, Debug)]
pub(in crate::features::topics) struct Last {
    pub at: Instant,
    pub by: AccountId,
    pub pseudonym_id: Option<linli_entities::pseudonym::PseudonymId>,
}

/// Sets the counters of a topic whose row is held.
pub(in crate::features::topics) async fn set_counters(
    db: &impl ConnectionTrait,
    id: TopicId,
    Counters { last_number, post_count, like_count, last }: Counters,
) -> Result<Option<Model>, DbErr> {
    let rows = Entity::update_many()
        .col_expr(Column::LastNumber, Expr::val(last_number))
        .col_expr(Column::PostCount, Expr::val(post_count))
        .col_expr(Column::LikeCount, Expr::val(like_count))
        .col_expr(Column::LastPostAt, Expr::val(last.at))
        .col_expr(Column::LastPostBy, Expr::val(last.by.0))
        .col_expr(Column::LastPostPseudonymId, Expr::val(last.pseudonym_id.map(|id| id.0)))
        .filter(Column::Id.eq(id))
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

/// Takes over what was accepted as the answer, where a topic asks something and has none.
pub(in crate::features::topics) async fn take_answer(
    db: &impl ConnectionTrait,
    id: TopicId,
    from: &Model,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::AcceptedPostId, Expr::val(from.accepted_post_id.map(|id| id.0)))
        .col_expr(Column::AcceptedAt, Expr::val(from.accepted_at))
        .col_expr(Column::AcceptedBy, Expr::val(from.accepted_by.map(|id| id.0)))
        .filter(Column::Id.eq(id))
        .filter(Column::Question.eq(true))
        .filter(Column::AcceptedPostId.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Marks a topic as merged into another, and those that were merged into it before: its posts are there.
pub(in crate::features::topics) async fn set_merged(
    db: &impl ConnectionTrait,
    id: TopicId,
    into: TopicId,
    (by, now): (Option<AccountId>, Instant),
) -> Result<(), DbErr> {
    let none = Expr::val(None::<i64>);
    Entity::update_many()
        .col_expr(Column::MergedInto, Expr::val(into.0))
        .col_expr(Column::DeletedAt, Expr::val(now))
        .col_expr(Column::DeletedBy, Expr::val(by.map(|id| id.0)))
        .col_expr(Column::AcceptedPostId, none.clone())
        .col_expr(Column::AcceptedAt, Expr::val(None::<Instant>))
        .col_expr(Column::AcceptedBy, none)
        .col_expr(Column::PostCount, Expr::val(0))
        .col_expr(Column::LikeCount, Expr::val(0))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Entity::update_many()
        .col_expr(Column::MergedInto, Expr::val(into.0))
        .filter(Column::MergedInto.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// How far somebody read there who had read `$1`: up to the last post that came from what they had read, but not beyond
/// what they had not read of `$2` before.
const FOLLOW_READ: &str = "UPDATE topic_read SET number = (SELECT m.to_number FROM post_move m, topic_read o \
    WHERE o.account_id = topic_read.account_id AND o.topic_id = $1 AND m.topic_id = $1 AND m.to_topic_id = $2 \
    AND m.number <= o.number ORDER BY m.number DESC LIMIT 1) \
    WHERE topic_id = $2 AND number = $3 AND EXISTS (SELECT 1 FROM post_move m, topic_read o \
    WHERE o.account_id = topic_read.account_id AND o.topic_id = $1 AND m.topic_id = $1 AND m.to_topic_id = $2 \
    AND m.to_number > $3 AND m.number <= o.number)";

/// Who had read something of `$1` and nothing of `$2`: in what is new they have read the beginning that came from there; in
/// what was there before, nothing.
const BEGIN_READ: &str = "INSERT INTO topic_read (account_id, topic_id, number, read_at) \
    SELECT o.account_id, $2, CASE WHEN $3 > 0 THEN 0 ELSE (SELECT m.to_number FROM post_move m \
    WHERE m.topic_id = $1 AND m.to_topic_id = $2 AND m.number <= o.number ORDER BY m.number DESC LIMIT 1) END, \
    o.read_at FROM topic_read o WHERE o.topic_id = $1 AND EXISTS (SELECT 1 FROM post_move m \
    WHERE m.topic_id = $1 AND m.to_topic_id = $2 AND m.number <= o.number) ON CONFLICT DO NOTHING";

/// Who wants to be told of what is said in `$1` wants that of `$2`, unless they said otherwise.
const FOLLOW_WATCHES: &str = "INSERT INTO topic_watch (account_id, topic_id, level, changed_at) \
    SELECT account_id, $2, level, $3 FROM topic_watch WHERE topic_id = $1 AND level = 'watching' \
    ON CONFLICT DO NOTHING";

/// How far people have read, and what they watch, follows posts from one topic to another, which had `before` posts.
pub(in crate::features::topics) async fn follow(
    db: &impl ConnectionTrait,
    (from, to): (TopicId, TopicId),
    before: i32,
    now: Instant,
) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let read = || [from.0.into(), to.0.into(), before.into()];
    if before > 0 {
        db.execute_raw(Statement::from_sql_and_values(backend, FOLLOW_READ, read())).await?;
    }
    db.execute_raw(Statement::from_sql_and_values(backend, BEGIN_READ, read())).await?;
    let watched = [from.0.into(), to.0.into(), now.into()];
    db.execute_raw(Statement::from_sql_and_values(backend, FOLLOW_WATCHES, watched)).await?;
    Ok(())
}

//! Rows of posts that are moved: where they were, and where they are.

use linli_entities::Instant;
use linli_entities::post::{self, PostId};
use linli_entities::topic::TopicId;
use linli_entities::topic_sign::{self, TopicSignKind};
use linli_entities::{post_move, topic};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, Statement,
};

use super::rules::Placed;

/// The places between two numbers of a topic that posts left.
pub(super) async fn signposts(
    db: &impl ConnectionTrait,
    id: TopicId,
    (first, last): (i32, i32),
) -> Result<Vec<post_move::Model>, DbErr> {
    post_move::Entity::find()
        .filter(post_move::Column::TopicId.eq(id))
        .filter(post_move::Column::Number.between(first, last))
        .order_by_asc(post_move::Column::Number)
        .all(db)
        .await
}

/// The first post that left a topic from a number on.
pub(super) async fn left_from(
    db: &impl ConnectionTrait,
    id: TopicId,
    number: i32,
) -> Result<Option<PostId>, DbErr> {
    post_move::Entity::find()
        .select_only()
        .column(post_move::Column::PostId)
        .filter(post_move::Column::TopicId.eq(id))
        .filter(post_move::Column::Number.gte(number))
        .order_by_asc(post_move::Column::Number)
        .limit(1)
        .into_tuple()
        .one(db)
        .await
}

/// Puts a signpost up.
pub(super) async fn sign(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
    kind: TopicSignKind,
    other: Option<TopicId>,
    now: Instant,
) -> Result<(), DbErr> {
    let row = topic_sign::ActiveModel {
        topic_id: Set(topic_id),
        kind: Set(kind),
        other_topic_id: Set(other),
        signed_at: Set(now),
        ..Default::default()
    };
    topic_sign::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The signposts of a topic, the last first.
pub(super) async fn signs(
    db: &impl ConnectionTrait,
    id: TopicId,
    limit: u64,
) -> Result<Vec<topic_sign::Model>, DbErr> {
    let rows = topic_sign::Entity::find().filter(topic_sign::Column::TopicId.eq(id));
    rows.order_by_desc(topic_sign::Column::Id).limit(limit).all(db).await
}

/// The topics whose signposts name one, at most so many.
pub(super) async fn naming(
    db: &impl ConnectionTrait,
    id: TopicId,
    limit: u64,
) -> Result<Vec<TopicId>, DbErr> {
    topic_sign::Entity::find()
        .select_only()
        .column(topic_sign::Column::TopicId)
        .filter(topic_sign::Column::OtherTopicId.eq(id))
        .order_by_desc(topic_sign::Column::TopicId)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Moves posts to a topic that was made for them: what they left first, then where they are.
pub(super) async fn split(
    db: &impl ConnectionTrait,
    (from, to): (TopicId, TopicId),
    placed: &[Placed],
    now: Instant,
) -> Result<(), DbErr> {
    let left = placed.iter().map(|one| post_move::ActiveModel {
        topic_id: Set(from),
        number: Set(one.number),
        post_id: Set(one.id),
        to_topic_id: Set(to),
        to_number: Set(one.to_number),
        reply_to_number: Set(one.reply_to_number),
        moved_at: Set(now),
        ..Default::default()
    });
    post_move::Entity::insert_many(left).exec_without_returning(db).await?;
    for one in placed {
        post::Entity::update_many()
            .col_expr(post::Column::TopicId, Expr::val(to.0))
            .col_expr(post::Column::Number, Expr::val(one.to_number))
            .col_expr(post::Column::ReplyToNumber, Expr::val(one.to_reply_to_number))
            .filter(post::Column::Id.eq(one.id))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// What the posts of `$1` leave, in their order, numbered on from `$3` in `$2`.
const LEAVE: &str = "INSERT INTO post_move \
    (topic_id, number, post_id, to_topic_id, to_number, reply_to_number, moved_at) \
    SELECT topic_id, number, id, $2, $3 + ROW_NUMBER() OVER (ORDER BY number), reply_to_number, $4 \
    FROM post WHERE topic_id = $1";

/// Puts the posts of `$1` where that says, by the unique indexes of places on both sides; what answered one that goes along,
/// or went there before, answers it there.
const ARRIVE: &str = "UPDATE post SET topic_id = m.to_topic_id, number = m.to_number, \
    reply_to_number = (SELECT r.to_number FROM post_move r WHERE r.topic_id = m.topic_id \
    AND r.number = m.reply_to_number AND r.to_topic_id = m.to_topic_id) \
    FROM post_move m WHERE m.topic_id = $1 AND m.to_topic_id = $2 AND post.topic_id = m.topic_id \
    AND post.number = m.number AND post.id = m.post_id";

/// Appends all posts of a topic to another, whose last number is given; answers how many. Two statements, however many posts.
pub(super) async fn append(
    db: &impl ConnectionTrait,
    (from, to): (TopicId, TopicId),
    last_number: i32,
    now: Instant,
) -> Result<u64, DbErr> {
    let backend = db.get_database_backend();
    let values = [from.0.into(), to.0.into(), last_number.into(), now.into()];
    db.execute_raw(Statement::from_sql_and_values(backend, LEAVE, values)).await?;
    let values = [from.0.into(), to.0.into()];
    let arrived = db.execute_raw(Statement::from_sql_and_values(backend, ARRIVE, values)).await?;
    Ok(arrived.rows_affected())
}

/// The boards of these topics, deleted ones included.
pub(super) async fn boards_of(
    db: &impl ConnectionTrait,
    ids: &[TopicId],
) -> Result<Vec<(TopicId, linli_entities::board::BoardId)>, DbErr> {
    topic::Entity::find()
        .select_only()
        .columns([topic::Column::Id, topic::Column::BoardId])
        .filter(topic::Column::Id.is_in(ids.iter().copied()))
        .filter(topic::Column::DeletedAt.is_null())
        .into_tuple()
        .all(db)
        .await
}

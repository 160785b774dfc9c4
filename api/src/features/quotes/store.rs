//! Rows of quotes.

use linli_entities::post::{self, PostId};
use linli_entities::quote::{ActiveModel, Column, Entity};
use linli_entities::topic::TopicId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _, Set,
};

use crate::db::queries::Sql;

/// The posts of a topic that have these numbers.
pub(super) async fn numbered(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
    numbers: &[i32],
) -> Result<Vec<PostId>, DbErr> {
    if numbers.is_empty() {
        return Ok(vec![]);
    }
    post::Entity::find()
        .select_only()
        .column(post::Column::Id)
        .filter(post::Column::TopicId.eq(topic_id))
        .filter(post::Column::Number.is_in(numbers.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Those of these posts that are in a topic: by their ids, so that a long topic costs no more than another.
pub(super) async fn named(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
    ids: &[PostId],
) -> Result<Vec<PostId>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let found: Vec<(PostId, TopicId)> = post::Entity::find()
        .select_only()
        .columns([post::Column::Id, post::Column::TopicId])
        .filter(post::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().filter(|(_, of)| *of == topic_id).map(|(id, _)| id).collect())
}

/// Notes that a post quotes these.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    quoted: &[PostId],
    quoting: PostId,
) -> Result<(), DbErr> {
    if quoted.is_empty() {
        return Ok(());
    }
    let rows = quoted.iter().map(|id| ActiveModel { post_id: Set(*id), quoting_post_id: Set(quoting) });
    let known = OnConflict::columns([Column::PostId, Column::QuotingPostId]).do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(known).exec_without_returning(db).await?;
    Ok(())
}

/// Forgets what a post quoted: from `quote_quoting`.
pub(super) async fn forget(db: &impl ConnectionTrait, quoting: PostId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::QuotingPostId.eq(quoting)).exec(db).await?;
    Ok(())
}

/// The numbers of the posts of a topic that stand and quote these, the first `rows` of each: from the primary key, post by post, so
/// that one that thousands quote costs no more than another.
pub(super) async fn quoting(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
    ids: &[PostId],
    rows: u64,
) -> Result<Vec<(PostId, i32)>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut sql = Sql::new("");
    for (index, id) in ids.iter().enumerate() {
        sql.push(if index == 0 { "" } else { " UNION ALL " });
        sql.push(
            "SELECT * FROM (SELECT q.post_id, p.number FROM quote q JOIN post p ON p.id = q.quoting_post_id \
             WHERE p.deleted_at IS NULL",
        );
        // What was moved to another topic since is told of there. By a sum, or SQLite might rather read the whole topic.
        sql.bind(" AND p.topic_id + 0 = ", topic_id.0);
        sql.bind(" AND q.post_id = ", id.0);
        sql.bind(" ORDER BY q.quoting_post_id LIMIT ", rows as i64);
        sql.push(&format!(") AS q{index}"));
    }
    let found = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    let mut quoting = Vec::with_capacity(found.len());
    for row in &found {
        quoting.push((PostId(row.try_get_by_index(0)?), row.try_get_by_index(1)?));
    }
    Ok(quoting)
}

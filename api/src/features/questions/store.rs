//! Rows of questions: topics, and what is accepted as their answer.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::post::PostId;
use linli_entities::topic::{Column, Entity, TopicId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};

/// Accepts a post as the answer of its topic; whether that is a question that stands.
pub(super) async fn accept(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
    post_id: PostId,
    (by, now): (Option<AccountId>, Instant),
) -> Result<bool, DbErr> {
    let accepted = Entity::update_many()
        .col_expr(Column::AcceptedPostId, Expr::val(post_id.0))
        .col_expr(Column::AcceptedAt, Expr::val(now))
        .col_expr(Column::AcceptedBy, Expr::val(by.map(|id| id.0)))
        .filter(Column::Id.eq(topic_id))
        .filter(Column::Question.eq(true))
        .filter(Column::DeletedAt.is_null())
        .exec(db)
        .await?;
    Ok(accepted.rows_affected > 0)
}

/// Takes back that a post is the answer; whether it was.
pub(super) async fn withdraw(
    db: &impl ConnectionTrait,
    topic_id: TopicId,
    post_id: PostId,
) -> Result<bool, DbErr> {
    let withdrawn = Entity::update_many()
        .col_expr(Column::AcceptedPostId, Expr::val(None::<i64>))
        .col_expr(Column::AcceptedAt, Expr::val(None::<Instant>))
        .col_expr(Column::AcceptedBy, Expr::val(None::<i64>))
        .filter(Column::Id.eq(topic_id))
        .filter(Column::AcceptedPostId.eq(post_id))
        .exec(db)
        .await?;
    Ok(withdrawn.rows_affected > 0)
}

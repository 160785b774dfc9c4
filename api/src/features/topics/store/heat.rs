//! How often topics are liked, and how hot that and what is written in them makes them.

use linli_entities::account::AccountId;
use linli_entities::topic::{self, TopicId};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, Statement};

/// Moves the count of likes; the topic as it is then.
pub(in crate::features::topics) async fn count_like(
    db: &impl ConnectionTrait,
    id: TopicId,
    by: i32,
) -> Result<Option<topic::Model>, DbErr> {
    let rows = topic::Entity::update_many()
        .col_expr(topic::Column::LikeCount, Expr::col(topic::Column::LikeCount).add(by))
        .filter(topic::Column::Id.eq(id))
        .exec_with_returning(db)
        .await?;
    Ok(rows.into_iter().next())
}

pub(in crate::features::topics) async fn set(
    db: &impl ConnectionTrait,
    id: TopicId,
    heat: i64,
) -> Result<(), DbErr> {
    topic::Entity::update_many()
        .col_expr(topic::Column::Heat, Expr::val(heat))
        .filter(topic::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// By `reaction_account` and the keys of posts and topics.
const FORGET_LIKES: &str = "UPDATE topic SET like_count = topic.like_count - likes.total FROM \
    (SELECT p.topic_id, COUNT(*) AS total FROM reaction r JOIN post p ON p.id = r.post_id \
    WHERE r.account_id = $1 GROUP BY p.topic_id) AS likes WHERE topic.id = likes.topic_id";

/// Counts no longer what an account likes; before that is forgotten.
pub(in crate::features::topics) async fn forget_likes(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<(), DbErr> {
    let values = [account_id.0.into()];
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), FORGET_LIKES, values)).await?;
    Ok(())
}

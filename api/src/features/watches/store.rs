//! Rows of who watches what.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::board_watch::{self, BoardLevel};
use linli_entities::topic::TopicId;
use linli_entities::topic_watch::{self, TopicLevel};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use super::logic::Watched;
use crate::db::queries::Sql;

pub(super) async fn set_topic(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    topic_id: TopicId,
    level: TopicLevel,
    now: Instant,
) -> Result<(), DbErr> {
    use topic_watch::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        account_id: Set(account_id),
        topic_id: Set(topic_id),
        level: Set(level),
        changed_at: Set(now),
    };
    let anew = OnConflict::columns([Column::AccountId, Column::TopicId])
        .update_columns([Column::Level, Column::ChangedAt])
        .to_owned();
    Entity::insert(row).on_conflict(anew).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn set_board(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    board_id: BoardId,
    level: BoardLevel,
    now: Instant,
) -> Result<(), DbErr> {
    use board_watch::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        account_id: Set(account_id),
        board_id: Set(board_id),
        level: Set(level),
        changed_at: Set(now),
    };
    let anew = OnConflict::columns([Column::AccountId, Column::BoardId])
        .update_columns([Column::Level, Column::ChangedAt])
        .to_owned();
    Entity::insert(row).on_conflict(anew).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn of_boards(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    boards: &[BoardId],
) -> Result<Vec<board_watch::Model>, DbErr> {
    board_watch::Entity::find()
        .filter(board_watch::Column::AccountId.eq(account_id))
        .filter(board_watch::Column::BoardId.is_in(boards.iter().copied()))
        .all(db)
        .await
}

pub(super) async fn of_topics(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    topics: &[TopicId],
) -> Result<Vec<topic_watch::Model>, DbErr> {
    topic_watch::Entity::find()
        .filter(topic_watch::Column::AccountId.eq(account_id))
        .filter(topic_watch::Column::TopicId.is_in(topics.iter().copied()))
        .all(db)
        .await
}

/// The boards that an account watches as a whole, and since when.
pub(super) async fn watched_boards(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<(BoardId, Instant)>, DbErr> {
    board_watch::Entity::find()
        .select_only()
        .columns([board_watch::Column::BoardId, board_watch::Column::ChangedAt])
        .filter(board_watch::Column::AccountId.eq(account_id))
        .filter(board_watch::Column::Level.eq(BoardLevel::Watching))
        .into_tuple()
        .all(db)
        .await
}

/// Who watches a post, after an account, by their ids.
pub(super) async fn watchers(
    db: &impl ConnectionTrait,
    of: Watched,
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, DbErr> {
    let levels = if of.opens { "'watching', 'new_topics'" } else { "'watching'" };
    let mut sql = Sql::new("SELECT w.account_id FROM topic_watch w");
    sql.bind(" WHERE w.level = 'watching' AND w.topic_id = ", of.topic_id.0);
    sql.bind(" AND w.account_id > ", after.0);
    sql.bind(" UNION SELECT b.account_id FROM board_watch b WHERE b.board_id = ", of.board_id.0);
    sql.push(&format!(" AND b.level IN ({levels})"));
    sql.bind(" AND b.account_id > ", after.0);
    // What was said of the topic counts first.
    sql.bind(" AND NOT EXISTS (SELECT 1 FROM topic_watch t WHERE t.topic_id = ", of.topic_id.0);
    sql.bind(" AND t.account_id = b.account_id) ORDER BY 1 LIMIT ", limit as i64);
    let rows = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    rows.iter().map(|row| Ok(AccountId(row.try_get_by_index(0)?))).collect()
}

/// Those among accounts who muted the topic; or its board, and said nothing of the topic.
pub(super) async fn muted_among(
    db: &impl ConnectionTrait,
    (topic_id, board_id): (TopicId, BoardId),
    accounts: &[AccountId],
) -> Result<Vec<AccountId>, DbErr> {
    let mut sql = Sql::new("SELECT a.id FROM account a");
    sql.bind(" LEFT JOIN topic_watch t ON t.account_id = a.id AND t.topic_id = ", topic_id.0);
    sql.bind(" LEFT JOIN board_watch b ON b.account_id = a.id AND b.board_id = ", board_id.0);
    sql.push(" WHERE COALESCE(t.level, b.level) = 'muted' AND a.id IN (");
    sql.bind_all(accounts.iter().map(|id| id.0));
    sql.push(")");
    let rows = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    rows.iter().map(|row| Ok(AccountId(row.try_get_by_index(0)?))).collect()
}

/// The topics that an account watches by themselves.
pub(super) async fn watched_topics(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    boards: &[BoardId],
    after: Option<(Instant, TopicId)>,
    rows: u64,
) -> Result<Vec<(Instant, TopicId)>, DbErr> {
    let mut sql =
        Sql::new("SELECT t.last_post_at, t.id FROM topic_watch w JOIN topic t ON t.id = w.topic_id");
    sql.bind(" WHERE w.level = 'watching' AND w.account_id = ", account_id.0);
    newest(db, sql, boards, after, rows).await
}

/// The topics of boards of which an account said nothing by themselves.
pub(super) async fn topics_of(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    boards: &[BoardId],
    after: Option<(Instant, TopicId)>,
    rows: u64,
) -> Result<Vec<(Instant, TopicId)>, DbErr> {
    let mut sql =
        Sql::new("SELECT t.last_post_at, t.id FROM topic t WHERE NOT EXISTS (SELECT 1 FROM topic_watch w");
    sql.bind(" WHERE w.topic_id = t.id AND w.account_id = ", account_id.0);
    sql.push(")");
    newest(db, sql, boards, after, rows).await
}

/// Of what a query finds, the topics in these boards that are not deleted, by the newest post.
async fn newest(
    db: &impl ConnectionTrait,
    mut sql: Sql,
    boards: &[BoardId],
    after: Option<(Instant, TopicId)>,
    rows: u64,
) -> Result<Vec<(Instant, TopicId)>, DbErr> {
    if boards.is_empty() {
        return Ok(vec![]);
    }
    sql.push(" AND t.deleted_at IS NULL AND t.board_id IN (");
    sql.bind_all(boards.iter().map(|id| id.0));
    sql.push(")");
    if let Some((last_post_at, id)) = after {
        sql.bind(" AND (t.last_post_at, t.id) < (", last_post_at);
        sql.bind(", ", id.0);
        sql.push(")");
    }
    sql.bind(" ORDER BY t.last_post_at DESC, t.id DESC LIMIT ", rows as i64);
    let found = db.query_all_raw(sql.statement(db.get_database_backend())).await?;
    found.iter().map(|row| Ok((row.try_get_by_index(0)?, TopicId(row.try_get_by_index(1)?)))).collect()
}

pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    topic_watch::Entity::delete_many().filter(topic_watch::Column::AccountId.eq(account_id)).exec(db).await?;
    board_watch::Entity::delete_many().filter(board_watch::Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

/// What an account said of topics, after one: from the primary key.
pub(super) async fn own_topics(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: TopicId,
    rows: u64,
) -> Result<Vec<topic_watch::Model>, DbErr> {
    use topic_watch::{Column, Entity};
    let own = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::TopicId.gt(after));
    own.order_by_asc(Column::TopicId).limit(rows).all(db).await
}

/// What an account said of boards, after one: from the primary key.
pub(super) async fn own_boards(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: BoardId,
    rows: u64,
) -> Result<Vec<board_watch::Model>, DbErr> {
    use board_watch::{Column, Entity};
    let own = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::BoardId.gt(after));
    own.order_by_asc(Column::BoardId).limit(rows).all(db).await
}

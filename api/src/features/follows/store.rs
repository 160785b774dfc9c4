//! Rows of who follows whom.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::follow::{ActiveModel, Column, Entity, Model};
use linli_entities::topic::TopicId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set, Statement,
};

use crate::db::queries::Sql;

/// Who is followed already stays so.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    followed_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    let row =
        ActiveModel { account_id: Set(account_id), followed_id: Set(followed_id), followed_at: Set(now) };
    let once = OnConflict::columns([Column::AccountId, Column::FollowedId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn delete(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    followed_id: AccountId,
) -> Result<(), DbErr> {
    Entity::delete_by_id((account_id, followed_id)).exec(db).await?;
    Ok(())
}

/// How many an account follows: from the primary key.
pub(super) async fn count(db: &impl ConnectionTrait, account_id: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).count(db).await
}

/// Whom an account follows, all or of some, by their ids: from the primary key.
pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    among: Option<&[AccountId]>,
    after: Option<AccountId>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::AccountId.eq(account_id));
    if let Some(ids) = among {
        query = query.filter(Column::FollowedId.is_in(ids.iter().copied()));
    }
    if let Some(after) = after {
        query = query.filter(Column::FollowedId.gt(after));
    }
    query.order_by_asc(Column::FollowedId).limit(rows).all(db).await
}

/// Who follows an account, those after one, by their ids: from `follow_followed`.
pub(super) async fn followers(
    db: &impl ConnectionTrait,
    followed_id: AccountId,
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::FollowedId.eq(followed_id))
        .filter(Column::AccountId.gt(after))
        .order_by_asc(Column::AccountId)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// The newest topics of each who is followed, as many as a page has, and of those the newest: from the primary key and from
/// `topic_author`, so that what many wrote in years is not read.
fn newest(
    backend: DbBackend,
    account_id: AccountId,
    boards: &[BoardId],
    after: Option<TopicId>,
    rows: u64,
) -> Statement {
    // Neither database understands how the other says "of each".
    let (each, end) = match backend {
        DbBackend::Postgres => ("CROSS JOIN LATERAL (SELECT t.id", ") x"),
        _ => ("JOIN topic x ON x.id IN (SELECT t.id", ")"),
    };
    let mut sql = Sql::new(format!(
        "SELECT x.id FROM follow f {each} FROM topic t WHERE t.author_id = f.followed_id AND t.pseudonym_id IS NULL \
         AND t.deleted_at IS NULL \
         AND t.board_id + 0 IN ("
    ));
    sql.bind_all(boards.iter().map(|id| id.0));
    sql.push(")");
    if let Some(after) = after {
        sql.bind(" AND t.id < ", after.0);
    }
    sql.bind(" ORDER BY t.id DESC LIMIT ", rows as i64);
    sql.push(end);
    sql.bind(" WHERE f.account_id = ", account_id.0);
    sql.bind(" ORDER BY x.id DESC LIMIT ", rows as i64);
    sql.statement(backend)
}

/// The topics in these boards of those whom an account follows, newest first.
pub(super) async fn topics(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    boards: &[BoardId],
    after: Option<TopicId>,
    rows: u64,
) -> Result<Vec<TopicId>, DbErr> {
    if boards.is_empty() {
        return Ok(vec![]);
    }
    let statement = newest(db.get_database_backend(), account_id, boards, after, rows);
    let found = db.query_all_raw(statement).await?;
    found.iter().map(|row| Ok(TopicId(row.try_get_by_index(0)?))).collect()
}

/// Takes back whom an account follows, and who follows it.
pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    let either =
        Condition::any().add(Column::AccountId.eq(account_id)).add(Column::FollowedId.eq(account_id));
    Entity::delete_many().filter(either).exec(db).await?;
    Ok(())
}

/// The statements of lists of topics by name, to look at how a database plans them.
pub(super) fn statements(backend: DbBackend) -> Vec<(&'static str, Statement)> {
    let boards = [BoardId(1), BoardId(2), BoardId(3)];
    let of = |after| newest(backend, AccountId(1), &boards, after, 21);
    vec![("followed topics", of(None)), ("followed topics, next page", of(Some(TopicId(9))))]
}

//! Rows of bookmarks.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::bookmark::{ActiveModel, BookmarkId, Column, Entity, Model};
use linli_entities::post::PostId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Statement,
};

use super::logic::Listed;
use crate::db::queries::{self, Sql};
use crate::page::PageRequest;

/// What of a post one account keeps, held until the transaction ends: from its unique index.
pub(super) async fn held(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    post_id: PostId,
) -> Result<Option<Model>, DbErr> {
    let own = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::PostId.eq(post_id));
    queries::locked(db, own).one(db).await
}

/// Keeps a post; one that is kept already gets another note and another time.
pub(super) async fn put(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    let anew = OnConflict::columns([Column::AccountId, Column::PostId])
        .update_columns([Column::Note, Column::RemindAt, Column::RemindedAt])
        .to_owned();
    Entity::insert(row).on_conflict(anew).exec_with_returning(db).await
}

pub(super) async fn delete(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    post_id: PostId,
) -> Result<(), DbErr> {
    let own = Entity::delete_many().filter(Column::AccountId.eq(account_id));
    own.filter(Column::PostId.eq(post_id)).exec(db).await?;
    Ok(())
}

/// How many an account has: from `bookmark_account`.
pub(super) async fn count(db: &impl ConnectionTrait, account_id: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).count(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[BookmarkId]) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// What an account keeps of these posts: from the unique index of both.
pub(super) async fn among(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    posts: &[PostId],
) -> Result<Vec<Model>, DbErr> {
    if posts.is_empty() {
        return Ok(vec![]);
    }
    let own = Entity::find().filter(Column::AccountId.eq(account_id));
    own.filter(Column::PostId.is_in(posts.iter().copied())).order_by_desc(Column::Id).all(db).await
}

/// What an account keeps of posts that stand in these boards: by `bookmark_account`, or by `bookmark_reminder`.
fn listing(account_id: AccountId, boards: &[BoardId], listed: &Listed, rows: u64) -> Sql {
    let mut sql = Sql::new(
        "SELECT k.id FROM bookmark k JOIN post p ON p.id = k.post_id JOIN topic t ON t.id = p.topic_id \
         WHERE p.deleted_at IS NULL AND t.deleted_at IS NULL",
    );
    sql.bind(" AND k.account_id = ", account_id.0);
    // SQLite would rather read all topics of these boards than look up those of a few bookmarks: it takes any index on a
    // column that it may look into.
    sql.push(" AND t.board_id + 0 IN (");
    sql.bind_all(boards.iter().map(|id| id.0));
    sql.push(")");
    match listed {
        Listed::Newest(page) => {
            if let Some(after) = page.after {
                sql.bind(" AND k.id < ", after.0);
            }
            sql.bind(" ORDER BY k.id DESC LIMIT ", rows as i64);
        }
        Listed::Reminders(page) => {
            sql.push(" AND k.remind_at IS NOT NULL");
            if let Some((at, id)) = page.after {
                sql.bind(" AND (k.remind_at, k.id) > (", at);
                sql.bind(", ", id.0);
                sql.push(")");
            }
            sql.bind(" ORDER BY k.remind_at, k.id LIMIT ", rows as i64);
        }
        // These are looked up by the posts.
        Listed::Among(_) => sql.push(" AND FALSE"),
    }
    sql
}

/// What an account keeps of posts that stand in these boards, in the order of the list.
pub(super) async fn listed(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    boards: &[BoardId],
    listed: &Listed,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    if boards.is_empty() {
        return Ok(vec![]);
    }
    let backend = db.get_database_backend();
    let found = db.query_all_raw(listing(account_id, boards, listed, rows).statement(backend)).await?;
    let mut ids = Vec::with_capacity(found.len());
    for row in &found {
        ids.push(BookmarkId(row.try_get_by_index(0)?));
    }
    let mut rows = by_ids(db, &ids).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// Those whose time has come, the first first: from `bookmark_due`.
pub(super) async fn due(
    db: &impl ConnectionTrait,
    now: Instant,
    rows: u64,
) -> Result<Vec<BookmarkId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::RemindAt.is_not_null())
        .filter(Column::RemindedAt.is_null())
        .filter(Column::RemindAt.lte(now))
        .order_by_asc(Column::RemindAt)
        .order_by_asc(Column::Id)
        .limit(rows)
        .into_tuple()
        .all(db)
        .await
}

/// The bookmark, held until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: BookmarkId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// Notes that the time of a bookmark has come.
pub(super) async fn mark_reminded(
    db: &impl ConnectionTrait,
    id: BookmarkId,
    now: Instant,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::RemindedAt, Expr::val(now))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

/// The statements of lists by name, to look at how a database plans them.
pub(super) fn statements(backend: DbBackend, now: Instant) -> Vec<(&'static str, Statement)> {
    let boards = [BoardId(1), BoardId(2), BoardId(3)];
    let of = |list: Listed| listing(AccountId(1), &boards, &list, 21).statement(backend);
    let newest = |after| Listed::Newest(PageRequest { limit: 20, after });
    let reminders = |after| Listed::Reminders(PageRequest { limit: 20, after });
    vec![
        ("bookmarks", of(newest(None))),
        ("bookmarks, next page", of(newest(Some(BookmarkId(9))))),
        ("reminders", of(reminders(None))),
        ("reminders, next page", of(reminders(Some((now, BookmarkId(9)))))),
    ]
}

/// What an account keeps, after one, by id: from `bookmark_account`.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: BookmarkId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::Id.gt(after));
    own.order_by_asc(Column::Id).limit(rows).all(db).await
}

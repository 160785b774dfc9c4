//! Rows of posts for later.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::scheduled_post::{ActiveModel, Column, Entity, Model, ScheduledPostId};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::db::queries;

pub(in super::super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(db).await
}

pub(in super::super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

pub(in super::super) async fn find(
    db: &impl ConnectionTrait,
    id: ScheduledPostId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(in super::super) async fn find_many(
    db: &impl ConnectionTrait,
    ids: &[ScheduledPostId],
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// The post, held until the transaction ends.
pub(in super::super) async fn locked(
    db: &impl ConnectionTrait,
    id: ScheduledPostId,
) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// How many an account has: from `scheduled_post_account`.
pub(in super::super) async fn count(db: &impl ConnectionTrait, account_id: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).count(db).await
}

/// Those of an account, the next first, after one: `scheduled_post_account`.
pub(in super::super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: Option<(Instant, ScheduledPostId)>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::AccountId.eq(account_id));
    if let Some(after) = after {
        query = query.filter(later_than(after));
    }
    query.order_by_asc(Column::PublishAt).order_by_asc(Column::Id).limit(rows).all(db).await
}

/// Those of an account, after one, by id: they are few.
pub(in super::super) async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: ScheduledPostId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::Id.gt(after));
    own.order_by_asc(Column::Id).limit(rows).all(db).await
}

/// Those whose time has come and that wait, the oldest first, after one: `scheduled_post_due`.
pub(in super::super) async fn due(
    db: &impl ConnectionTrait,
    now: Instant,
    after: Option<(Instant, ScheduledPostId)>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::Refusal.is_null()).filter(Column::PublishAt.lte(now));
    if let Some(after) = after {
        query = query.filter(later_than(after));
    }
    query.order_by_asc(Column::PublishAt).order_by_asc(Column::Id).limit(rows).all(db).await
}

fn later_than((publish_at, id): (Instant, ScheduledPostId)) -> sea_orm::sea_query::SimpleExpr {
    let key = Expr::tuple([Expr::col(Column::PublishAt), Expr::col(Column::Id)]);
    key.gt(Expr::tuple([Expr::val(publish_at), Expr::val(id.0)]))
}

pub(in super::super) async fn delete(db: &impl ConnectionTrait, id: ScheduledPostId) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Deletes those that were refused before an instant, at most `limit`; answers how many: `scheduled_post_refused`.
pub(in super::super) async fn delete_old(
    db: &impl ConnectionTrait,
    before: Instant,
    limit: u64,
) -> Result<u64, DbErr> {
    let old = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Expr::col(Column::Refusal).is_not_null())
        .and_where(Expr::col(Column::RefusedAt).lt(before))
        .limit(limit)
        .to_owned();
    let old = Entity::delete_many().filter(Column::Id.in_subquery(old));
    Ok(old.exec(db).await?.rows_affected)
}

/// Deletes all of an account.
pub(in super::super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

//! Rows of drafts.

pub(super) mod scheduled;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::draft::{ActiveModel, Column, DraftId, Entity, Model};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::rules::Place;
use crate::db::queries;
use crate::error::{Error, OnViolation as _};

/// The draft of an account for a place: by the unique index.
fn at(account_id: AccountId, place: Place) -> Condition {
    Condition::all()
        .add(Column::AccountId.eq(account_id))
        .add(Column::Place.eq(place.kind))
        .add(Column::TargetId.eq(place.id))
}

pub(super) async fn find(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    place: Place,
) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(at(account_id, place)).one(db).await
}

/// The same, held until the transaction ends.
pub(super) async fn locked(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    place: Place,
) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find().filter(at(account_id, place))).one(db).await
}

/// How many an account has: from `draft_account`.
pub(super) async fn count(db: &impl ConnectionTrait, account_id: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).count(db).await
}

/// Two devices that save the first words of a place at once do not overwrite each other either.
pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, Error> {
    row.insert(db).await.on_unique(Error::Stale)
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

/// Those of an account, the one saved last first, after one: `draft_account`.
pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: Option<(Instant, DraftId)>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::AccountId.eq(account_id));
    if let Some((saved_at, id)) = after {
        let key = Expr::tuple([Expr::col(Column::SavedAt), Expr::col(Column::Id)]);
        query = query.filter(key.lt(Expr::tuple([Expr::val(saved_at), Expr::val(id.0)])));
    }
    query.order_by_desc(Column::SavedAt).order_by_desc(Column::Id).limit(rows).all(db).await
}

/// Deletes the draft of a place, all versions or just one; answers whether there was one.
pub(super) async fn delete(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    place: Place,
    version: Option<i64>,
) -> Result<bool, DbErr> {
    let mut which = at(account_id, place);
    if let Some(version) = version {
        which = which.add(Column::Version.eq(version));
    }
    Ok(Entity::delete_many().filter(which).exec(db).await?.rows_affected > 0)
}

/// Deletes those that were saved last before an instant, at most `limit`; answers how many: `draft_saved`.
pub(super) async fn delete_old(db: &impl ConnectionTrait, before: Instant, limit: u64) -> Result<u64, DbErr> {
    let old = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Expr::col(Column::SavedAt).lt(before))
        .limit(limit)
        .to_owned();
    let old = Entity::delete_many().filter(Column::Id.in_subquery(old));
    Ok(old.exec(db).await?.rows_affected)
}

/// Deletes all of an account.
pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

/// Those of an account, after one, by id: they are few.
pub(super) async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: DraftId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::Id.gt(after));
    own.order_by_asc(Column::Id).limit(rows).all(db).await
}

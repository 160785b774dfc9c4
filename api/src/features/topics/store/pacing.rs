//! When accounts last wrote where one waits between posts.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::slow_mark::{ActiveModel, Column, Entity, Model, SlowPlace};
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, Set};

/// What is noted of an account in these boards and topics.
pub(in crate::features::topics) async fn marks(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    place: SlowPlace,
    ids: Vec<i64>,
) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Place.eq(place))
        .filter(Column::PlaceId.is_in(ids))
        .all(db)
        .await
}

/// Notes that an account writes there now.
pub(in crate::features::topics) async fn mark(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    (place, place_id): (SlowPlace, i64),
    now: Instant,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        account_id: Set(account_id),
        place: Set(place),
        place_id: Set(place_id),
        written_at: Set(now),
    };
    let anew = OnConflict::columns([Column::AccountId, Column::Place, Column::PlaceId])
        .update_column(Column::WrittenAt)
        .to_owned();
    Entity::insert(row).on_conflict(anew).exec_without_returning(db).await?;
    Ok(())
}

pub(in crate::features::topics) async fn forget(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(db).await?;
    Ok(())
}

/// Deletes what was noted before an instant, at most so many; answers how many. By `slow_mark_written`.
pub(in crate::features::topics) async fn forget_old(
    db: &impl ConnectionTrait,
    before: Instant,
    limit: u64,
) -> Result<u64, DbErr> {
    use sea_orm::sea_query::{Expr, ExprTrait as _};
    let key = [Column::AccountId, Column::Place, Column::PlaceId];
    let old = Query::select()
        .columns(key)
        .from(Entity)
        .and_where(Expr::col(Column::WrittenAt).lt(before))
        .limit(limit)
        .to_owned();
    let key = Expr::tuple(key.map(Expr::col));
    Ok(Entity::delete_many().filter(key.in_subquery(old)).exec(db).await?.rows_affected)
}

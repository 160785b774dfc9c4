//! Rows of the devices that notices are pushed to.

use linli_entities::account::AccountId;
use linli_entities::notice_device::{ActiveModel, Column, Entity, Model, NoticeDeviceId};
use linli_entities::{Instant, session};
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

/// The devices of these accounts whose session lasts, newest first.
pub(in super::super) async fn alive(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    now: Instant,
) -> Result<Vec<Model>, DbErr> {
    let lasting = Query::select()
        .column(session::Column::Id)
        .from(session::Entity)
        .and_where(session::Column::ExpiresAt.gt(now))
        .and_where(session::Column::AccountId.is_in(ids.iter().copied()))
        .to_owned();
    Entity::find()
        .filter(Column::AccountId.is_in(ids.iter().copied()))
        .filter(Column::SessionId.in_subquery(lasting))
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// Registers a device; the one with this token becomes it.
pub(in super::super) async fn put(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    let replace = OnConflict::column(Column::Token)
        .update_columns([Column::AccountId, Column::SessionId, Column::Name, Column::CreatedAt])
        .to_owned();
    Entity::insert(row).on_conflict(replace).exec_with_returning(db).await
}

/// Deletes all devices of an account but the newest.
pub(in super::super) async fn keep_newest(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    count: u64,
) -> Result<(), DbErr> {
    let of = Column::AccountId.eq(account_id);
    let newest = Entity::find().filter(of.clone()).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id);
    let kept: Vec<NoticeDeviceId> =
        newest.limit(count).all(db).await?.into_iter().map(|device| device.id).collect();
    Entity::delete_many().filter(of).filter(Column::Id.is_not_in(kept)).exec(db).await?;
    Ok(())
}

pub(in super::super) async fn delete(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    id: NoticeDeviceId,
) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

//! The row that tells this database from every other.

use linli_entities::setting::{ActiveModel, Column, Entity};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait as _, Set};

const EPOCH: &str = "epoch";

pub(super) async fn epoch(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    Ok(Entity::find_by_id(EPOCH.to_owned()).one(db).await?.map(|row| row.value))
}

/// Writes the epoch, unless another node was faster.
pub(super) async fn begin_epoch(db: &impl ConnectionTrait, epoch: String) -> Result<(), DbErr> {
    let row = ActiveModel { key: Set(EPOCH.to_owned()), value: Set(epoch) };
    let keep = OnConflict::column(Column::Key).do_nothing().to_owned();
    Entity::insert(row).on_conflict(keep).exec_without_returning(db).await?;
    Ok(())
}

/// Writes the epoch over the one there may be.
pub(super) async fn renew_epoch(db: &impl ConnectionTrait, epoch: String) -> Result<(), DbErr> {
    let row = ActiveModel { key: Set(EPOCH.to_owned()), value: Set(epoch) };
    let replace = OnConflict::column(Column::Key).update_column(Column::Value).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

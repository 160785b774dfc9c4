//! Rows that tell that the clock went back.

use linli_entities::Instant;
use linli_entities::clock_step::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, Set,
};

/// Whether `now` is earlier than what had happened when the clock went back.
pub(in super::super) async fn is_behind(db: &impl ConnectionTrait, now: Instant) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(Column::LatestAt.gt(now)).one(db).await?.is_some())
}

pub(in super::super) async fn insert_clock_step(
    db: &impl ConnectionTrait,
    noticed_at: Instant,
    latest_at: Instant,
) -> Result<(), DbErr> {
    let row = ActiveModel { noticed_at: Set(noticed_at), latest_at: Set(latest_at), ..Default::default() };
    row.insert(db).await?;
    Ok(())
}

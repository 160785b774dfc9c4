//! Rows of photos that go with acts.

use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::complaint_act::{self, ActId};
use linli_entities::complaint_photo::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _,
};

pub(in super::super) async fn insert(db: &impl ConnectionTrait, rows: Vec<ActiveModel>) -> Result<(), DbErr> {
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// The photos of these acts, each in its order.
pub(in super::super) async fn of_acts(
    db: &impl ConnectionTrait,
    acts: &[ActId],
) -> Result<Vec<Model>, DbErr> {
    let of_acts = Entity::find().filter(Column::ActId.is_in(acts.iter().copied()));
    of_acts.order_by_asc(Column::ActId).order_by_asc(Column::Position).all(db).await
}

/// The act that a photo goes with.
pub(in super::super) async fn act_of(
    db: &impl ConnectionTrait,
    id: AttachmentId,
) -> Result<Option<complaint_act::Model>, DbErr> {
    let Some(photo) = Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    complaint_act::Entity::find_by_id(photo.act_id).one(db).await
}

/// Takes the photos off what an account said, and off what staff took down for it; answers which.
pub(in super::super) async fn erase(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<AttachmentId>, DbErr> {
    let said = || Column::ActId.in_subquery(super::erasing::said_by_or_for(account_id).into_query());
    let ids: Vec<AttachmentId> =
        Entity::find().select_only().column(Column::AttachmentId).filter(said()).into_tuple().all(db).await?;
    Entity::delete_many().filter(said()).exec(db).await?;
    Ok(ids)
}

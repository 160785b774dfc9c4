//! Rows of consents.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::consent::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

pub(super) async fn insert(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    version: &str,
    now: Instant,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        account_id: Set(account_id),
        version: Set(version.to_owned()),
        given_at: Set(now),
        ..Default::default()
    };
    let once = OnConflict::columns([Column::AccountId, Column::Version]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn newest(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Option<String>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Version)
        .filter(Column::AccountId.eq(account_id))
        .order_by_desc(Column::Id)
        .into_tuple()
        .one(db)
        .await
}

pub(super) async fn agreed(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).order_by_asc(Column::Id).all(db).await
}

//! Rows of how accounts want to be told.

use linli_entities::account::AccountId;
use linli_entities::{notice_quiet, notice_setting};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};

/// What these accounts have chosen.
pub(in super::super) async fn settings(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<notice_setting::Model>, DbErr> {
    let of = notice_setting::Column::AccountId.is_in(ids.iter().copied());
    notice_setting::Entity::find().filter(of).all(db).await
}

/// When these accounts want no mail.
pub(in super::super) async fn quiet(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<notice_quiet::Model>, DbErr> {
    let of = notice_quiet::Column::AccountId.is_in(ids.iter().copied());
    notice_quiet::Entity::find().filter(of).all(db).await
}

pub(in super::super) async fn put_setting(
    db: &impl ConnectionTrait,
    row: notice_setting::ActiveModel,
) -> Result<(), DbErr> {
    use notice_setting::Column::{AccountId, InApp, Kind, Mail, Push, Sms};
    let replace = OnConflict::columns([AccountId, Kind]).update_columns([InApp, Mail, Sms, Push]).to_owned();
    notice_setting::Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

pub(in super::super) async fn put_quiet(
    db: &impl ConnectionTrait,
    row: notice_quiet::ActiveModel,
) -> Result<(), DbErr> {
    use notice_quiet::Column::{AccountId, FromMinute, UntilMinute};
    let replace = OnConflict::column(AccountId).update_columns([FromMinute, UntilMinute]).to_owned();
    notice_quiet::Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

pub(in super::super) async fn end_quiet(db: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    notice_quiet::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

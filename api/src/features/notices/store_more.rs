
/// What these accounts have chosen.
pub(super) async fn settings(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<notice_setting::Model>, DbErr> {
    let of = notice_setting::Column::AccountId.is_in(ids.iter().copied());
    notice_setting::Entity::find().filter(of).all(db).await
}

/// Where these accounts live in time.
pub(super) async fn hours(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<Vec<notice_hours::Model>, DbErr> {
    let of = notice_hours::Column::AccountId.is_in(ids.iter().copied());
    notice_hours::Entity::find().filter(of).all(db).await
}

pub(super) async fn put_setting(
    db: &impl ConnectionTrait,
    row: notice_setting::ActiveModel,
) -> Result<(), DbErr> {
    use notice_setting::Column::{AccountId, InApp, Kind, Mail};
    let replace = OnConflict::columns([AccountId, Kind]).update_columns([InApp, Mail]).to_owned();
    notice_setting::Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn put_hours(
    db: &impl ConnectionTrait,
    row: notice_hours::ActiveModel,
) -> Result<(), DbErr> {
    use notice_hours::Column::{AccountId, QuietFromMinute, QuietUntilMinute, TimeZone};
    let replace = OnConflict::column(AccountId)
        .update_columns([TimeZone, QuietFromMinute, QuietUntilMinute])
        .to_owned();
    notice_hours::Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    Ok(())
}

//! The notices that the follower writes.

use linli_entities::account::AccountId;
use linli_entities::notice::{ActiveModel, Column, Entity, Model, NoticeId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

/// Writes notices, and answers those that are new: an account that was told of a fact is not told again. Nobody else may
/// write notices meanwhile.
pub(in super::super) async fn insert(
    db: &impl ConnectionTrait,
    rows: Vec<ActiveModel>,
) -> Result<Vec<(NoticeId, AccountId, String)>, DbErr> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let before = newest(db).await?;
    let once = OnConflict::columns([Column::AccountId, Column::Fact]).do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(once).exec_without_returning(db).await?;
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::AccountId, Column::Fact])
        .filter(Column::Id.gt(before))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// The newest notice there is, of whomever. Notices are made one transaction after another, so no older one comes later.
pub(in super::super) async fn newest(db: &impl ConnectionTrait) -> Result<NoticeId, DbErr> {
    let newest = Entity::find().select_only().column(Column::Id).order_by_desc(Column::Id);
    Ok(newest.into_tuple().one(db).await?.unwrap_or(NoticeId(0)))
}

/// Who was told something after a notice, oldest first.
pub(in super::super) async fn told_after(
    db: &impl ConnectionTrait,
    after: NoticeId,
    rows: u64,
) -> Result<Vec<(NoticeId, AccountId)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::AccountId])
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(rows)
        .into_tuple()
        .all(db)
        .await
}

/// What an account was told after a notice, oldest first.
pub(in super::super) async fn after(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: NoticeId,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let newest = super::of(account_id).filter(Column::Id.gt(after)).order_by_desc(Column::Id).limit(rows);
    let mut found = newest.all(db).await?;
    found.reverse();
    Ok(found)
}

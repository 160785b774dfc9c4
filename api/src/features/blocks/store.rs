//! Rows of blocks.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::block::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

/// Who is blocked already stays so.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    blocked_id: AccountId,
    now: Instant,
) -> Result<(), DbErr> {
    let row = ActiveModel { account_id: Set(account_id), blocked_id: Set(blocked_id), blocked_at: Set(now) };
    let once = OnConflict::columns([Column::AccountId, Column::BlockedId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn delete(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    blocked_id: AccountId,
) -> Result<(), DbErr> {
    Entity::delete_by_id((account_id, blocked_id)).exec(db).await?;
    Ok(())
}

/// How many an account blocks: from the primary key.
pub(super) async fn count(db: &impl ConnectionTrait, account_id: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).count(db).await
}

/// Whom an account blocks, all or of some, by their ids: from the primary key.
pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    among: Option<&[AccountId]>,
    after: Option<AccountId>,
    rows: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::AccountId.eq(account_id));
    if let Some(ids) = among {
        query = query.filter(Column::BlockedId.is_in(ids.iter().copied()));
    }
    if let Some(after) = after {
        query = query.filter(Column::BlockedId.gt(after));
    }
    query.order_by_asc(Column::BlockedId).limit(rows).all(db).await
}

/// Those among accounts who block one: from `block_blocked`.
pub(super) async fn blockers(
    db: &impl ConnectionTrait,
    blocked_id: AccountId,
    among: &[AccountId],
) -> Result<Vec<AccountId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::BlockedId.eq(blocked_id))
        .filter(Column::AccountId.is_in(among.iter().copied()))
        .into_tuple()
        .all(db)
        .await
}

/// Takes back every block of an account, and every one by which others blocked it.
pub(super) async fn forget(db: &impl ConnectionTrait, account_id: AccountId) -> Result<(), DbErr> {
    let either = Condition::any().add(Column::AccountId.eq(account_id)).add(Column::BlockedId.eq(account_id));
    Entity::delete_many().filter(either).exec(db).await?;
    Ok(())
}

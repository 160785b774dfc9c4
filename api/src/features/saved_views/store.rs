//! Rows of saved views.

use linli_entities::account::AccountId;
use linli_entities::saved_view::{ActiveModel, Column, Entity, Model, SavedViewId};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};

/// The views of somebody, oldest first.
pub(super) async fn of_account(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account_id)).order_by_asc(Column::Id).all(db).await
}

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

/// Deletes a view of somebody, or all; answers how many.
pub(super) async fn delete(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    id: Option<SavedViewId>,
) -> Result<u64, DbErr> {
    let mut rows = Entity::delete_many().filter(Column::AccountId.eq(account_id));
    if let Some(id) = id {
        rows = rows.filter(Column::Id.eq(id));
    }
    Ok(rows.exec(db).await?.rows_affected)
}

//! Rows of notes about accounts.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::account_note::{AccountNoteId, ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use super::input::NewNote;
use crate::actor::Reach;
use crate::db::reach;
use crate::page::PageRequest;

/// Writes a note.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    new: NewNote,
    (written_by, now): (Option<AccountId>, Instant),
) -> Result<Model, DbErr> {
    let row = ActiveModel {
        account_id: Set(account_id),
        project_id: Set(new.project_id),
        text: Set(new.text),
        written_by: Set(written_by),
        written_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: AccountNoteId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// How many notes there are about an account.
pub(super) async fn count(db: &impl ConnectionTrait, id: AccountId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::AccountId.eq(id)).count(db).await
}

/// A page of the notes about an account within reach, the last first; those of the group are for whoever reaches everything.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    id: AccountId,
    within: &Reach,
    page: &PageRequest<AccountNoteId>,
) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(Column::AccountId.eq(id));
    let mut rows = rows.filter(reach::within(within, Column::ProjectId));
    if let Some(after) = page.after {
        rows = rows.filter(Column::Id.lt(after));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

pub(super) async fn delete(db: &impl ConnectionTrait, id: AccountNoteId) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id(id).exec(db).await?.rows_affected > 0)
}

/// Deletes all notes about an account.
pub(super) async fn forget(db: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(id)).exec(db).await?;
    Ok(())
}

//! Rows of segments.

pub(super) mod finding;

use linli_entities::segment::{ActiveModel, Column, Entity, Model, SegmentId};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

use crate::db::queries;
use crate::page::PageRequest;

pub(super) async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.insert(db).await
}

pub(super) async fn update(db: &impl ConnectionTrait, row: ActiveModel) -> Result<Model, DbErr> {
    row.update(db).await
}

/// Deletes a segment; answers how many there were.
pub(super) async fn delete(db: &impl ConnectionTrait, id: SegmentId) -> Result<u64, DbErr> {
    Ok(Entity::delete_by_id(id).exec(db).await?.rows_affected)
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: SegmentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub(super) async fn by_ids(db: &impl ConnectionTrait, ids: &[SegmentId]) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// A segment that nobody else changes until the transaction ends.
pub(super) async fn locked(db: &impl ConnectionTrait, id: SegmentId) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// Segments, newest first.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    page: &PageRequest<SegmentId>,
) -> Result<Vec<Model>, DbErr> {
    let mut rows = Entity::find();
    if let Some(id) = page.after {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(page.rows()).all(db).await
}

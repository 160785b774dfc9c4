//! Rows of contract notes.

use linli_entities::contract_note::{ActiveModel, Column, ContractNoteId, Entity, Model};
use linli_entities::project::ProjectId;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::db::queries;

/// Those of a project, by their places.
pub(in crate::features::homes) async fn of_project(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(Column::ProjectId.eq(project_id));
    rows.order_by_asc(Column::Position).order_by_asc(Column::Id).all(db).await
}

pub(in crate::features::homes) async fn count(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<u64, DbErr> {
    Entity::find().filter(Column::ProjectId.eq(project_id)).count(db).await
}

/// The last place in a project.
pub(in crate::features::homes) async fn last_position(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Option<i32>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Position)
        .filter(Column::ProjectId.eq(project_id))
        .order_by_desc(Column::Position)
        .into_tuple()
        .one(db)
        .await
}

pub(in crate::features::homes) async fn by_id(
    db: &impl ConnectionTrait,
    id: ContractNoteId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The note, held until the transaction ends.
pub(in crate::features::homes) async fn locked(
    db: &impl ConnectionTrait,
    id: ContractNoteId,
) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

pub(in crate::features::homes) async fn insert(
    db: &impl ConnectionTrait,
    row: ActiveModel,
) -> Result<ContractNoteId, DbErr> {
    Ok(row.insert(db).await?.id)
}

pub(in crate::features::homes) async fn update(
    db: &impl ConnectionTrait,
    row: ActiveModel,
) -> Result<(), DbErr> {
    row.update(db).await?;
    Ok(())
}

pub(in crate::features::homes) async fn delete(
    db: &impl ConnectionTrait,
    id: ContractNoteId,
) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

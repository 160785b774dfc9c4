//! Rows of facts.

use linli_entities::Instant;
use linli_entities::project::ProjectId;
use linli_entities::project_fact::{ActiveModel, Column, Entity, FactId, FactSide, Model};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use crate::error::Error;
use crate::features::projects::rules::{FactChanges, NewFact};

pub(in crate::features::projects) async fn by_id(
    db: &impl ConnectionTrait,
    id: FactId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// What speaks for the project, then what speaks against it, each by its places.
pub(in crate::features::projects) async fn of_project(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ProjectId.eq(project_id))
        // As words, "for" sorts after "against".
        .order_by_desc(Column::Side)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub(in crate::features::projects) async fn count(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<u64, DbErr> {
    Entity::find().filter(Column::ProjectId.eq(project_id)).count(db).await
}

/// The last place on a side.
pub(in crate::features::projects) async fn last_position(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    side: FactSide,
) -> Result<Option<i32>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Position)
        .filter(Column::ProjectId.eq(project_id))
        .filter(Column::Side.eq(side))
        .order_by_desc(Column::Position)
        .into_tuple()
        .one(db)
        .await
}

pub(in crate::features::projects) async fn insert(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    new: NewFact,
    position: i32,
    now: Instant,
) -> Result<Model, DbErr> {
    let row = ActiveModel {
        project_id: Set(project_id),
        side: Set(new.side),
        text: Set(new.text),
        distance_m: Set(new.distance_m),
        position: Set(position),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await
}

/// Changes the fact if it is still at the version that was seen.
pub(in crate::features::projects) async fn update(
    db: &impl ConnectionTrait,
    id: FactId,
    seen: i64,
    changes: FactChanges,
    now: Instant,
) -> Result<(), Error> {
    let FactChanges { side, text, distance_m, position } = changes;
    let row = ActiveModel {
        side: side.map_or_else(Default::default, Set),
        text: text.map_or_else(Default::default, Set),
        distance_m: distance_m.map_or_else(Default::default, Set),
        position: position.map_or_else(Default::default, Set),
        version: Set(seen.saturating_add(1)),
        updated_at: Set(now),
        ..Default::default()
    };
    let changed = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(seen))
        .exec(db)
        .await?;
    if changed.rows_affected == 0 { Err(Error::Stale) } else { Ok(()) }
}

pub(in crate::features::projects) async fn delete(
    db: &impl ConnectionTrait,
    id: FactId,
) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

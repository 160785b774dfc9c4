//! Boards that come of the property tree, and the handover of buildings.

use std::collections::BTreeSet;

use linli_entities::account::AccountId;
use linli_entities::board::{self, Visibility};
use linli_entities::board_tree::{ActiveModel, Entity, Model};
use linli_entities::building::BuildingId;
use linli_entities::building_handover;
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _, Set,
};

use crate::db::queries;
use crate::features::boards::rules::tree::Place;

/// Whether boards of a project come of its buildings.
pub(in crate::features::boards) async fn tree(
    db: &impl ConnectionTrait,
    id: ProjectId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The same, held until the transaction ends: one after another lets boards grow.
pub(in crate::features::boards) async fn held(
    db: &impl ConnectionTrait,
    id: ProjectId,
) -> Result<Option<Model>, DbErr> {
    queries::locked(db, Entity::find_by_id(id)).one(db).await
}

/// Says whether boards of a project come of its buildings.
pub(in crate::features::boards) async fn set(
    db: &impl ConnectionTrait,
    Model { project_id, grows, entrances, tenants, set_by, set_at }: Model,
) -> Result<(), DbErr> {
    use linli_entities::board_tree::Column;
    let row = ActiveModel {
        project_id: Set(project_id),
        grows: Set(grows),
        entrances: Set(entrances),
        tenants: Set(tenants),
        set_by: Set(set_by),
        set_at: Set(set_at),
    };
    let anew = OnConflict::column(Column::ProjectId)
        .update_columns([Column::Grows, Column::Entrances, Column::Tenants, Column::SetBy, Column::SetAt])
        .to_owned();
    Entity::insert(row).on_conflict(anew).exec_without_returning(db).await?;
    Ok(())
}

/// The places of a project that have a board of the tree.
pub(in crate::features::boards) async fn places(
    db: &impl ConnectionTrait,
    id: ProjectId,
) -> Result<BTreeSet<Place>, DbErr> {
    let rows: Vec<(Option<BuildingId>, Option<String>)> = board::Entity::find()
        .select_only()
        .columns([board::Column::BuildingId, board::Column::Entrance])
        .filter(board::Column::ProjectId.eq(id))
        .filter(board::Column::OfTree.eq(true))
        .into_tuple()
        .all(db)
        .await?;
    let place = |row| match row {
        (Some(building_id), Some(entrance)) => Place::Entrance(building_id, entrance),
        (Some(building_id), None) => Place::Building(building_id),
        (None, _) => Place::Project,
    };
    Ok(rows.into_iter().map(place).collect())
}

/// Which of these buildings were handed over.
pub(in crate::features::boards) async fn handovers(
    db: &impl ConnectionTrait,
    ids: &[BuildingId],
) -> Result<Vec<building_handover::Model>, DbErr> {
    use building_handover::{Column, Entity};
    if ids.is_empty() {
        return Ok(vec![]);
    }
    Entity::find().filter(Column::BuildingId.is_in(ids.iter().copied())).all(db).await
}

/// Records that a building was handed over; whether it was not recorded yet.
pub(in crate::features::boards) async fn hand_over(
    db: &impl ConnectionTrait,
    id: BuildingId,
    on: Date,
    (by, now): (Option<AccountId>, Instant),
) -> Result<bool, DbErr> {
    use building_handover::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        building_id: Set(id),
        handed_over_on: Set(on),
        recorded_by: Set(by),
        recorded_at: Set(now),
    };
    let once = OnConflict::column(Column::BuildingId).do_nothing().to_owned();
    let inserted = Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(inserted > 0)
}

/// The boards of buyers of a building, held until the transaction ends.
pub(in crate::features::boards) async fn of_buyers(
    db: &impl ConnectionTrait,
    id: BuildingId,
) -> Result<Vec<board::Model>, DbErr> {
    let rows = board::Entity::find()
        .filter(board::Column::BuildingId.eq(id))
        .filter(board::Column::Visibility.eq(Visibility::BuyersOfBuilding));
    queries::locked(db, rows).all(db).await
}

/// What is written of every change of a board.
fn changed(before: &board::Model, now: Instant) -> board::ActiveModel {
    board::ActiveModel {
        id: Set(before.id),
        version: Set(before.version + 1),
        updated_at: Set(now),
        ..Default::default()
    }
}

/// Makes the board of buyers the board of owners, under this name.
pub(in crate::features::boards) async fn become_of_owners(
    db: &impl ConnectionTrait,
    before: &board::Model,
    name: String,
    now: Instant,
) -> Result<(), DbErr> {
    let visibility = Set(Visibility::OwnersOfBuilding);
    let row = board::ActiveModel { name: Set(name), visibility, ..changed(before, now) };
    board::Entity::update(row).exec(db).await?;
    Ok(())
}

/// The boards of the tree that are called after a building.
pub(in crate::features::boards) async fn of_building(
    db: &impl ConnectionTrait,
    id: BuildingId,
) -> Result<Vec<board::Model>, DbErr> {
    board::Entity::find()
        .filter(board::Column::BuildingId.eq(id))
        .filter(board::Column::OfTree.eq(true))
        .all(db)
        .await
}

/// Gives a board another name.
pub(in crate::features::boards) async fn rename(
    db: &impl ConnectionTrait,
    before: &board::Model,
    name: String,
    now: Instant,
) -> Result<(), DbErr> {
    let row = board::ActiveModel { name: Set(name), ..changed(before, now) };
    board::Entity::update(row).exec(db).await?;
    Ok(())
}

//! Rows of buildings and units.

use std::collections::{HashMap, HashSet};

use linli_entities::Instant;
use linli_entities::building::{self, BuildingId};
use linli_entities::project::ProjectId;
use linli_entities::unit::{self, UnitId};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use crate::code::Code;
use crate::error::{Error, OnViolation as _};
use crate::features::projects::rules::NewUnit;
use crate::page::PageRequest;

pub(in crate::features::projects) async fn by_id(
    db: &impl ConnectionTrait,
    id: BuildingId,
) -> Result<Option<building::Model>, DbErr> {
    building::Entity::find_by_id(id).one(db).await
}

pub(in crate::features::projects) async fn by_ids(
    db: &impl ConnectionTrait,
    mut ids: Vec<BuildingId>,
) -> Result<Vec<building::Model>, DbErr> {
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(vec![]);
    }
    building::Entity::find().filter(building::Column::Id.is_in(ids)).all(db).await
}

/// The building of a project that has this name.
pub(in crate::features::projects) async fn named(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    name: &str,
) -> Result<Option<building::Model>, DbErr> {
    let of_project = building::Entity::find().filter(building::Column::ProjectId.eq(project_id));
    of_project.filter(building::Column::Name.eq(name)).one(db).await
}

/// A page of the buildings of a project, in the order in which they were made.
pub(in crate::features::projects) async fn of_project(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    page: &PageRequest<BuildingId>,
) -> Result<Vec<building::Model>, DbErr> {
    let mut rows = building::Entity::find().filter(building::Column::ProjectId.eq(project_id));
    if let Some(after) = page.after {
        rows = rows.filter(building::Column::Id.gt(after));
    }
    rows.order_by_asc(building::Column::Id).limit(page.rows()).all(db).await
}

/// The buildings of a project with their names, in the order in which they were made.
pub(in crate::features::projects) async fn all(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Vec<(BuildingId, String)>, DbErr> {
    building::Entity::find()
        .select_only()
        .columns([building::Column::Id, building::Column::Name])
        .filter(building::Column::ProjectId.eq(project_id))
        .order_by_asc(building::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// The entrances of a building, as its units name them.
pub(in crate::features::projects) async fn entrances(
    db: &impl ConnectionTrait,
    id: BuildingId,
) -> Result<Vec<String>, DbErr> {
    unit::Entity::find()
        .select_only()
        .column(unit::Column::Entrance)
        .filter(unit::Column::BuildingId.eq(id))
        .filter(unit::Column::Entrance.is_not_null())
        .distinct()
        .into_tuple()
        .all(db)
        .await
}

/// How many units each of these buildings has; a building without is left out.
pub(in crate::features::projects) async fn unit_counts(
    db: &impl ConnectionTrait,
    ids: Vec<BuildingId>,
) -> Result<HashMap<BuildingId, i64>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(BuildingId, i64)> = unit::Entity::find()
        .select_only()
        .column(unit::Column::BuildingId)
        .expr_as(Expr::col(unit::Column::Id).count(), "unit_count")
        .filter(unit::Column::BuildingId.is_in(ids))
        .group_by(unit::Column::BuildingId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

pub(in crate::features::projects) async fn insert(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    name: String,
    now: Instant,
) -> Result<BuildingId, Error> {
    let row = building::ActiveModel {
        project_id: Set(project_id),
        name: Set(name),
        created_at: Set(now),
        ..Default::default()
    };
    let row = row.insert(db).await.on_unique(Error::invalid("/name", Code::NameNotUnique))?;
    Ok(row.id)
}

pub(in crate::features::projects) async fn rename(
    db: &impl ConnectionTrait,
    id: BuildingId,
    name: String,
) -> Result<(), Error> {
    let row = building::ActiveModel { id: Set(id), name: Set(name), ..Default::default() };
    building::Entity::update(row).exec(db).await.on_unique(Error::invalid("/name", Code::NameNotUnique))?;
    Ok(())
}

pub(in crate::features::projects) async fn delete(
    db: &impl ConnectionTrait,
    id: BuildingId,
) -> Result<(), Error> {
    building::Entity::delete_by_id(id).exec(db).await.on_referred(Error::Conflict(Code::InUse))?;
    Ok(())
}

/// A page of the units of a building, in the order in which they were made.
pub(in crate::features::projects) async fn units(
    db: &impl ConnectionTrait,
    building_id: BuildingId,
    page: &PageRequest<UnitId>,
) -> Result<Vec<unit::Model>, DbErr> {
    let mut rows = unit::Entity::find().filter(unit::Column::BuildingId.eq(building_id));
    if let Some(after) = page.after {
        rows = rows.filter(unit::Column::Id.gt(after));
    }
    rows.order_by_asc(unit::Column::Id).limit(page.rows()).all(db).await
}

/// The units of a building that have one of these names.
pub(in crate::features::projects) async fn units_named(
    db: &impl ConnectionTrait,
    building_id: BuildingId,
    names: Vec<String>,
) -> Result<Vec<unit::Model>, DbErr> {
    unit::Entity::find()
        .filter(unit::Column::BuildingId.eq(building_id))
        .filter(unit::Column::Name.is_in(names))
        .order_by_asc(unit::Column::Id)
        .all(db)
        .await
}

/// Which of these names are taken in the building.
pub(in crate::features::projects) async fn names_taken(
    db: &impl ConnectionTrait,
    building_id: BuildingId,
    names: Vec<String>,
) -> Result<HashSet<String>, DbErr> {
    Ok(units_named(db, building_id, names).await?.into_iter().map(|unit| unit.name).collect())
}

pub(in crate::features::projects) async fn insert_units(
    db: &impl ConnectionTrait,
    building_id: BuildingId,
    units: Vec<NewUnit>,
    now: Instant,
) -> Result<(), Error> {
    let rows = units.into_iter().map(|NewUnit { name, floor, entrance, area_dm2 }| unit::ActiveModel {
        building_id: Set(building_id),
        name: Set(name),
        floor: Set(floor),
        entrance: Set(entrance),
        area_dm2: Set(area_dm2),
        created_at: Set(now),
        ..Default::default()
    });
    unit::Entity::insert_many(rows)
        .exec_without_returning(db)
        .await
        .on_unique(Error::invalid("/units", Code::NameNotUnique))?;
    Ok(())
}

/// The homes of a project, or of a building of it, with the names of their buildings: building by building, as they were
/// made. At most so many.
pub(in crate::features::projects) async fn homes_in(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    building_id: Option<BuildingId>,
    limit: u64,
) -> Result<Vec<(unit::Model, String)>, DbErr> {
    let mut buildings = building::Entity::find().filter(building::Column::ProjectId.eq(project_id));
    if let Some(id) = building_id {
        buildings = buildings.filter(building::Column::Id.eq(id));
    }
    let names: HashMap<BuildingId, String> =
        buildings.all(db).await?.into_iter().map(|building| (building.id, building.name)).collect();
    if names.is_empty() {
        return Ok(vec![]);
    }
    let rows = unit::Entity::find()
        .filter(unit::Column::BuildingId.is_in(names.keys().copied()))
        .order_by_asc(unit::Column::BuildingId)
        .order_by_asc(unit::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    let named = rows.into_iter().filter_map(|unit| {
        let name = names.get(&unit.building_id)?.clone();
        Some((unit, name))
    });
    Ok(named.collect())
}

pub(in crate::features::projects) async fn has_unit(
    db: &impl ConnectionTrait,
    id: UnitId,
) -> Result<bool, DbErr> {
    Ok(unit::Entity::find_by_id(id).count(db).await? > 0)
}

pub(in crate::features::projects) async fn unit(
    db: &impl ConnectionTrait,
    id: UnitId,
) -> Result<Option<unit::Model>, DbErr> {
    unit::Entity::find_by_id(id).one(db).await
}

/// None where there is no such unit.
pub(in crate::features::projects) async fn replace_unit(
    db: &impl ConnectionTrait,
    id: UnitId,
    NewUnit { name, floor, entrance, area_dm2 }: NewUnit,
) -> Result<Option<unit::Model>, Error> {
    let rows = unit::Entity::update_many()
        .col_expr(unit::Column::Name, Expr::val(name))
        .col_expr(unit::Column::Floor, Expr::val(floor))
        .col_expr(unit::Column::Entrance, Expr::val(entrance))
        .col_expr(unit::Column::AreaDm2, Expr::val(area_dm2))
        .filter(unit::Column::Id.eq(id))
        .exec_with_returning(db)
        .await
        .on_unique(Error::invalid("/name", Code::NameNotUnique))?;
    Ok(rows.into_iter().next())
}

pub(in crate::features::projects) async fn delete_unit(
    db: &impl ConnectionTrait,
    id: UnitId,
) -> Result<(), Error> {
    unit::Entity::delete_by_id(id).exec(db).await.on_referred(Error::Conflict(Code::InUse))?;
    Ok(())
}

//! Buildings of a project and the units in them.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::building::{self, BuildingId};
use linli_entities::project::{self, ProjectId};
use linli_entities::unit::{self, UnitId};
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::projects::logic::{demand, project};
use crate::features::projects::output::BuildingRef;
use crate::features::projects::rules::{self, NewBuilding, NewUnit, NewUnits};
use crate::features::projects::store::buildings as store;
use crate::features::{boards, ownerships};
use crate::once::Once;
use crate::page::PageRequest;

/// A building with what is counted in it.
#[derive(Clone, Debug)]
pub struct SeenBuilding {
    /// The id.
    pub id: BuildingId,
    /// The project it belongs to.
    pub project_id: ProjectId,
    /// As it stands on the door.
    pub name: String,
    /// How many units it has.
    pub unit_count: i64,
}

/// A unit as the actor sees it.
#[derive(Clone, Debug)]
pub struct SeenUnit {
    /// The row.
    pub unit: unit::Model,
    /// Whether the actor sees more than the name.
    pub in_detail: bool,
}

/// A page of the buildings of a project, and the cursor of the next. For accounts: a guest is not shown around.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] for a project that is none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    page: &PageRequest<BuildingId>,
) -> Result<(Vec<SeenBuilding>, Option<String>), Error> {
    demand_account(actor)?;
    project(app.db.read(), project_id).await?;
    let (rows, next) = page.cut(store::of_project(app.db.read(), project_id, page).await?, |row| row.id);
    let counts = store::unit_counts(app.db.read(), rows.iter().map(|row| row.id).collect()).await?;
    let seen = |row: building::Model| SeenBuilding {
        unit_count: counts.get(&row.id).copied().unwrap_or(0),
        id: row.id,
        project_id: row.project_id,
        name: row.name,
    };
    Ok((rows.into_iter().map(seen).collect(), next))
}

/// Makes a building.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; without the right to edit it;
/// [`Code::NameNotUnique`].
pub async fn create(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    NewBuilding(name): NewBuilding,
    once: Once,
) -> Result<SeenBuilding, Error> {
    let input = (actor.clone(), project_id, name, once, app.clock.now());
    app.db
        .write(input, |txn, (actor, project_id, name, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand(txn, &actor, Permission::EditProject, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(SeenBuilding { id: BuildingId(before), project_id, name, unit_count: 0 });
                }
                let id = store::insert(txn, project_id, name.clone(), now).await?;
                boards::logic::tree::sprout(txn, project_id, (id, &name), now).await?;
                audit::record(txn, &actor, "create_building", ("building", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(SeenBuilding { id, project_id, name, unit_count: 0 })
            })
        })
        .await
}

/// The building of this name inside a transaction: made at `now` where there is none.
///
/// # Errors
/// When the database fails.
pub async fn make(
    txn: &Txn,
    project_id: ProjectId,
    NewBuilding(name): NewBuilding,
    now: Instant,
) -> Result<BuildingId, Error> {
    match store::named(txn, project_id, &name).await? {
        Some(building) => Ok(building.id),
        None => {
            let id = store::insert(txn, project_id, name.clone(), now).await?;
            boards::logic::tree::sprout(txn, project_id, (id, &name), now).await?;
            Ok(id)
        }
    }
}

/// The unit of this name inside a transaction: made at `now` where there is none.
///
/// # Errors
/// When the database fails.
pub async fn make_unit(txn: &Txn, id: BuildingId, new: NewUnit, now: Instant) -> Result<UnitId, Error> {
    let named = || store::units_named(txn, id, vec![new.name.clone()]);
    if named().await?.is_empty() {
        store::insert_units(txn, id, vec![new.clone()], now).await?;
        if new.entrance.is_some() {
            grow(txn, id, now).await?;
        }
    }
    named().await?.pop().map(|unit| unit.id).ok_or(Error::NotFound("unit"))
}

/// Boards that come of the tree follow what was built.
async fn grow(txn: &Txn, id: BuildingId, now: Instant) -> Result<(), Error> {
    let building = store::by_id(txn, id).await?.ok_or(Error::NotFound("building"))?;
    boards::logic::tree::sprout(txn, building.project_id, (id, &building.name), now).await
}

/// The buildings of a project with their names, in the order in which they were made.
///
/// # Errors
/// When the database fails.
pub async fn all(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
) -> Result<Vec<(BuildingId, String)>, Error> {
    Ok(store::all(db, project_id).await?)
}

/// The entrances of a building, as its units name them.
///
/// # Errors
/// When the database fails.
pub async fn entrances(db: &impl ConnectionTrait, id: BuildingId) -> Result<Vec<String>, Error> {
    Ok(store::entrances(db, id).await?)
}

/// Gives a building another name.
///
/// # Errors
/// [`Error::NotFound`]; without the right to edit its project;
/// [`Code::NameNotUnique`].
pub async fn rename(
    app: &App,
    actor: &Actor,
    id: BuildingId,
    NewBuilding(name): NewBuilding,
) -> Result<SeenBuilding, Error> {
    let input = (actor.clone(), id, name.clone(), app.clock.now());
    let project_id = app
        .db
        .write(input, |txn, (actor, id, name, now)| {
            Box::pin(async move {
                let (actor, building, _) = editable(txn, &actor, id).await?;
                store::rename(txn, id, name.clone()).await?;
                let names = (building.name.as_str(), name.as_str());
                boards::logic::tree::renamed(txn, building.project_id, id, names, now).await?;
                let detail = json!({ "name_before": building.name });
                audit::record(txn, &actor, "rename_building", ("building", id.0), detail, now).await?;
                Ok(building.project_id)
            })
        })
        .await?;
    let unit_count = store::unit_counts(app.db.read(), vec![id]).await?.get(&id).copied().unwrap_or(0);
    Ok(SeenBuilding { id, project_id, name, unit_count })
}

/// Deletes a building without units.
///
/// # Errors
/// [`Error::NotFound`]; without the right to edit its project; [`Code::InUse`].
pub async fn delete(app: &App, actor: &Actor, id: BuildingId) -> Result<(), Error> {
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, building, _) = editable(txn, &actor, id).await?;
                store::delete(txn, id).await?;
                let detail = json!({ "name_before": building.name });
                Ok(audit::record(txn, &actor, "delete_building", ("building", id.0), detail, now).await?)
            })
        })
        .await
}

/// The building and its project, if the actor may edit that now.
async fn editable(
    txn: &Txn,
    actor: &Actor,
    id: BuildingId,
) -> Result<(Actor, building::Model, project::Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let building = store::by_id(txn, id).await?.ok_or(Error::NotFound("building"))?;
    let project = demand(txn, &actor, Permission::EditProject, building.project_id).await?;
    Ok((actor, building, project))
}

/// A page of the units of a building, and the cursor of the next. For accounts; in detail for staff of the project.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] for a building that is none.
pub async fn units(
    app: &App,
    actor: &Actor,
    id: BuildingId,
    page: &PageRequest<UnitId>,
) -> Result<(Vec<SeenUnit>, Option<String>), Error> {
    demand_account(actor)?;
    let building = store::by_id(app.db.read(), id).await?.ok_or(Error::NotFound("building"))?;
    let project = project(app.db.read(), building.project_id).await?;
    let (rows, next) = page.cut(store::units(app.db.read(), id, page).await?, |row| row.id);
    Ok((seen(actor, &project, rows), next))
}

/// Makes units, all of them or none.
///
/// # Errors
/// [`Error::NotFound`] for a building that is none; without the right to edit its project;
/// [`Code::NameNotUnique`] at each unit whose name is taken.
pub async fn create_units(
    app: &App,
    actor: &Actor,
    id: BuildingId,
    new: NewUnits,
    once: Once,
) -> Result<Vec<SeenUnit>, Error> {
    let input = (actor.clone(), id, new, once, app.clock.now());
    let (project, made) = app
        .db
        .write(input, |txn, (actor, id, new, once, now)| {
            Box::pin(async move {
                let (actor, _, project) = editable(txn, &actor, id).await?;
                let names = new.names();
                if once.made_before(txn).await?.is_none() {
                    new.demand_free(&store::names_taken(txn, id, names.clone()).await?)?;
                    let detail = json!({ "unit_count": names.len() });
                    store::insert_units(txn, id, new.into_units(), now).await?;
                    grow(txn, id, now).await?;
                    audit::record(txn, &actor, "create_units", ("building", id.0), detail, now).await?;
                    once.remember(txn, id.0, now).await?;
                }
                Ok((project, store::units_named(txn, id, names).await?))
            })
        })
        .await?;
    Ok(seen(actor, &project, made))
}

/// Corrects a unit.
///
/// # Errors
/// [`Error::NotFound`]; without the right to edit its project;
/// [`Code::NameNotUnique`].
pub async fn replace_unit(app: &App, actor: &Actor, id: UnitId, new: NewUnit) -> Result<SeenUnit, Error> {
    let input = (actor.clone(), id, new, app.clock.now());
    let unit = app
        .db
        .write(input, |txn, (actor, id, new, now)| {
            Box::pin(async move {
                let (actor, before) = editable_unit(txn, &actor, id).await?;
                let unit = store::replace_unit(txn, id, new).await?.ok_or(Error::NotFound("unit"))?;
                if unit.entrance != before.entrance {
                    // Boards of the entrance are of others from now on.
                    ownerships::logic::moved(txn, id).await?;
                    grow(txn, unit.building_id, now).await?;
                }
                let detail = json!({ "name_before": before.name });
                audit::record(txn, &actor, "replace_unit", ("unit", id.0), detail, now).await?;
                Ok(unit)
            })
        })
        .await?;
    Ok(SeenUnit { unit, in_detail: true })
}

/// Deletes a unit of which nobody said anything yet.
///
/// # Errors
/// [`Error::NotFound`]; without the right to edit its project; [`Code::InUse`].
pub async fn delete_unit(app: &App, actor: &Actor, id: UnitId) -> Result<(), Error> {
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, before) = editable_unit(txn, &actor, id).await?;
                store::delete_unit(txn, id).await?;
                let detail = json!({ "building_id": before.building_id, "name_before": before.name });
                Ok(audit::record(txn, &actor, "delete_unit", ("unit", id.0), detail, now).await?)
            })
        })
        .await
}

/// The unit, if the actor may edit its project now.
async fn editable_unit(txn: &Txn, actor: &Actor, id: UnitId) -> Result<(Actor, unit::Model), Error> {
    let unit = store::unit(txn, id).await?.ok_or(Error::NotFound("unit"))?;
    match editable(txn, actor, unit.building_id).await {
        Err(Error::NotFound(_)) => Err(Error::NotFound("unit")),
        found => found.map(|(actor, ..)| (actor, unit)),
    }
}

fn seen(actor: &Actor, project: &project::Model, units: Vec<unit::Model>) -> Vec<SeenUnit> {
    let in_detail = rules::is_staff(actor, project);
    units.into_iter().map(|unit| SeenUnit { unit, in_detail }).collect()
}

/// Demands that there is such a unit: for use cases of other nouns.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn demand_unit(db: &impl ConnectionTrait, id: UnitId) -> Result<(), Error> {
    if store::has_unit(db, id).await? { Ok(()) } else { Err(Error::NotFound("unit")) }
}

/// Demands that a building, where one is named, is of the project: for use cases of other nouns.
///
/// # Errors
/// [`Code::NotFound`] at `/building_id` where it is not.
pub async fn demand_in(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    id: Option<BuildingId>,
) -> Result<(), Error> {
    let Some(id) = id else { return Ok(()) };
    match store::by_id(db, id).await? {
        Some(building) if building.project_id == project_id => Ok(()),
        _ => Err(Error::invalid("/building_id", Code::NotFound)),
    }
}

/// The names of the buildings of a project, of so many at most: for use cases of other nouns.
///
/// # Errors
/// When the database fails.
pub async fn names(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    limit: u64,
) -> Result<Vec<(BuildingId, String)>, Error> {
    let page = PageRequest { limit, after: None };
    let (rows, _) = page.cut(store::of_project(db, project_id, &page).await?, |row| row.id);
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// A building with its project: for use cases of other nouns.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn building(
    db: &impl ConnectionTrait,
    id: BuildingId,
) -> Result<(building::Model, project::Model), Error> {
    let building = store::by_id(db, id).await?.ok_or(Error::NotFound("building"))?;
    let project = project(db, building.project_id).await?;
    Ok((building, project))
}

/// A unit with its building and project: for use cases of other nouns.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn located(
    db: &impl ConnectionTrait,
    id: UnitId,
) -> Result<(unit::Model, building::Model, project::Model), Error> {
    let unit = store::unit(db, id).await?.ok_or(Error::NotFound("home"))?;
    let (building, project) = building(db, unit.building_id).await?;
    Ok((unit, building, project))
}

/// The homes of a project, or of a building of it, with the names of their buildings: building by building, as they were
/// made. At most so many.
///
/// # Errors
/// When the database fails.
pub async fn homes_in(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    building_id: Option<BuildingId>,
    limit: u64,
) -> Result<Vec<(unit::Model, String)>, Error> {
    Ok(store::homes_in(db, project_id, building_id, limit).await?)
}

/// How these buildings are named.
///
/// # Errors
/// When the database fails.
pub async fn refs(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = BuildingId>,
) -> Result<HashMap<BuildingId, BuildingRef>, Error> {
    let rows = store::by_ids(db, ids.into_iter().collect()).await?;
    Ok(rows.into_iter().map(|row| (row.id, BuildingRef { id: row.id, name: row.name })).collect())
}

fn demand_account(actor: &Actor) -> Result<(), Error> {
    if matches!(actor, Actor::Guest) { Err(Error::SignInRequired) } else { Ok(()) }
}

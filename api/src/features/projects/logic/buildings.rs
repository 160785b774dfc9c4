//! Buildings of a project and the units in them.

use linli_entities::building::{self, BuildingId};
use linli_entities::project::{self, ProjectId};
use linli_entities::unit::{self, UnitId};
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::audit;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::projects::logic::project;
use crate::features::projects::rules::{self, NewBuilding, NewUnits};
use crate::features::projects::store::buildings as store;
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
/// [`Code::NameNotUnique`](crate::code::Code::NameNotUnique).
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
                let project = project(txn, project_id).await?;
                actor.demand(Permission::EditProject, rules::scope(&project))?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(SeenBuilding { id: BuildingId(before), project_id, name, unit_count: 0 });
                }
                let id = store::insert(txn, project_id, name.clone(), now).await?;
                audit::record(txn, &actor, "create_building", ("building", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(SeenBuilding { id, project_id, name, unit_count: 0 })
            })
        })
        .await
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
/// [`Code::NameNotUnique`](crate::code::Code::NameNotUnique) at each unit whose name is taken.
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
                let actor = sessions::seen_again(txn, &actor).await?;
                let building = store::by_id(txn, id).await?.ok_or(Error::NotFound("building"))?;
                let project = project(txn, building.project_id).await?;
                actor.demand(Permission::EditProject, rules::scope(&project))?;
                let names = new.names();
                if once.made_before(txn).await?.is_none() {
                    new.demand_free(&store::names_taken(txn, id, names.clone()).await?)?;
                    let detail = json!({ "unit_count": names.len() });
                    store::insert_units(txn, id, new.into_units(), now).await?;
                    audit::record(txn, &actor, "create_units", ("building", id.0), detail, now).await?;
                    once.remember(txn, id.0, now).await?;
                }
                Ok((project, store::units_named(txn, id, names).await?))
            })
        })
        .await?;
    Ok(seen(actor, &project, made))
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

fn demand_account(actor: &Actor) -> Result<(), Error> {
    if matches!(actor, Actor::Guest) { Err(Error::SignInRequired) } else { Ok(()) }
}

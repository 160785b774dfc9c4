//! Who looks after homes: naming, dismissing, and who does now.

use std::collections::{HashMap, HashSet};

use linli_entities::account::AccountId;
use linli_entities::building::{self, BuildingId};
use linli_entities::home_act::HomeActKind;
use linli_entities::home_manager::{ActiveModel, HomeManagerId, Model};
use linli_entities::project::{self, ProjectId};
use linli_entities::unit::UnitId;
use linli_entities::{Date, Instant};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::store::managers::{self as rows, Place};
use super::{CARE, Of, known, known_again, note, store};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, readers, refs as accounts, sessions};
use crate::features::homes::input::ManagerInput;
use crate::features::homes::rules::managers::{self as rules, CANDIDATES_MAX, MANAGERS_MAX, NewManager};
use crate::features::projects::logic::{self as projects, buildings};
use crate::features::projects::output::{BuildingRef, UnitRef};
use crate::features::projects::rules::scope;
use crate::features::promise::rules::calendar;
use crate::features::{ownerships, roles};

/// Who looks after a home.
#[derive(Clone, Debug)]
pub struct Manager {
    /// The naming.
    pub row: Model,
    /// Who.
    pub account: AccountRef,
    /// Who stands in, where that one has a role there.
    pub substitute: Option<AccountRef>,
    /// Whether that one stands in today.
    pub is_away: bool,
}

/// A naming, as staff see it.
#[derive(Clone, Debug)]
pub struct Named {
    /// The naming.
    pub row: Model,
    /// The building.
    pub building: BuildingRef,
    /// The home, where it is for one.
    pub unit: Option<UnitRef>,
    /// Who.
    pub account: AccountRef,
    /// Who stands in.
    pub substitute: Option<AccountRef>,
    /// Whether that one stands in today.
    pub is_away: bool,
    /// Whether the one who was named has a role there still.
    pub holds_role: bool,
}

/// Those of these accounts who care for homes in a project.
pub(super) async fn carers_among(
    db: &impl ConnectionTrait,
    project: &project::Model,
    rows: &[Model],
) -> Result<HashSet<AccountId>, Error> {
    let named = rows.iter().flat_map(|row| [Some(row.account_id), row.substitute_id]);
    let ids: Vec<AccountId> = named.flatten().collect::<HashSet<_>>().into_iter().collect();
    let readers = readers::of(db, &ids).await?;
    let carers = readers.into_iter().filter(|(_, reader)| reader.actor.may(CARE, scope(project)));
    Ok(carers.map(|(id, _)| id).collect())
}

/// Who looks after a home on a day, as its household sees them: who is named for it, where somebody is.
pub(super) async fn of_home(
    app: &App,
    project: &project::Model,
    named: Option<Model>,
    carers: &HashSet<AccountId>,
    today: Date,
) -> Result<Option<Manager>, Error> {
    let Some(row) = named else { return Ok(None) };
    let substitute_id = row.substitute_id.filter(|id| carers.contains(id));
    let ids: Vec<AccountId> = substitute_id.into_iter().chain([row.account_id]).collect();
    let people = accounts(app, &ids, scope(project)).await?;
    Ok(Some(Manager {
        account: AccountRef::of(&people, row.account_id),
        substitute: substitute_id.map(|id| AccountRef::of(&people, id)),
        is_away: rules::is_away(&row, carers, today),
        row,
    }))
}

/// Everybody who is named in a project, by buildings; those of whole buildings first.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`].
pub async fn list(app: &App, actor: &Actor, project_id: ProjectId) -> Result<Vec<Named>, Error> {
    let project = projects::demand(app.db.read(), actor, CARE, project_id).await?;
    let mut named = rows::of_project(app.db.read(), project_id, MANAGERS_MAX).await?;
    named.sort_by_key(|row| (row.building_id, row.unit_id, row.id));
    seen(app, &project, named).await
}

async fn seen(app: &App, project: &project::Model, named: Vec<Model>) -> Result<Vec<Named>, Error> {
    let db = app.db.read();
    let carers = carers_among(db, project, &named).await?;
    let ids: Vec<AccountId> =
        named.iter().flat_map(|row| [Some(row.account_id), row.substitute_id]).flatten().collect();
    let people = accounts(app, &ids, scope(project)).await?;
    let building_refs = buildings::refs(db, named.iter().map(|row| row.building_id)).await?;
    let single: Vec<UnitId> = named.iter().filter_map(|row| row.unit_id).collect();
    let units = store::units_by_ids(db, &single).await?.into_iter();
    let units: HashMap<UnitId, UnitRef> =
        units.map(|unit| (unit.id, UnitRef { id: unit.id, name: unit.name })).collect();
    let today = calendar::date(app.clock.now());
    let seen = named.into_iter().filter_map(|row| {
        Some(Named {
            building: building_refs.get(&row.building_id)?.clone(),
            unit: row.unit_id.and_then(|id| units.get(&id).cloned()),
            account: AccountRef::of(&people, row.account_id),
            substitute: row.substitute_id.map(|id| AccountRef::of(&people, id)),
            is_away: rules::is_away(&row, &carers, today),
            holds_role: carers.contains(&row.account_id),
            row,
        })
    });
    Ok(seen.collect())
}

/// Those who can be named in a project.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; [`Code::Forbidden`].
pub async fn candidates(app: &App, actor: &Actor, project_id: ProjectId) -> Result<Vec<AccountRef>, Error> {
    let project = projects::demand(app.db.read(), actor, CARE, project_id).await?;
    let place = (project.id, project.city.as_str());
    let ids = roles::logic::holders(app.db.read(), CARE.roles(), place, AccountId(0), CANDIDATES_MAX).await?;
    let people = accounts(app, &ids, scope(&project)).await?;
    Ok(ids.into_iter().map(|id| AccountRef::of(&people, id)).collect())
}

/// Names who looks after all homes of a building. Households without one of their own are told of somebody new.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Forbidden`]; [`Error::Invalid`]; [`Code::NotFound`] at whoever does not care for homes
/// there.
pub async fn name_of_building(
    app: &App,
    actor: &Actor,
    id: BuildingId,
    input: ManagerInput,
) -> Result<Named, Error> {
    let (_, project) = demand_building(app.db.read(), actor, id).await?;
    let new = NewManager::try_from(input)?;
    let input = (actor.clone(), id, new, app.clock.now());
    let made = app
        .db
        .write(input, |txn, (actor, id, new, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let (_, project) = demand_building(txn, &actor, id).await?;
                let (made, is_new) = name(txn, &actor, &project, (id, None), new, now).await?;
                if is_new {
                    tell_building(txn, &actor, (project.id, id), now).await?;
                }
                Ok(made)
            })
        })
        .await?;
    get(app, &project, made).await
}

/// Names who looks after one home.
///
/// # Errors
/// As [`name_of_building`].
pub async fn name_of_home(app: &App, actor: &Actor, id: UnitId, input: ManagerInput) -> Result<Named, Error> {
    let home = known(app.db.read(), actor, id).await?;
    home.demand_carer()?;
    let new = NewManager::try_from(input)?;
    let made = app
        .db
        .write((actor.clone(), id, new, app.clock.now()), |txn, (actor, id, new, now)| {
            Box::pin(async move {
                let (actor, home) = known_again(txn, &actor, id).await?;
                home.demand_carer()?;
                let place = (home.building.id, Some(id));
                let (made, is_new) = name(txn, &actor, &home.project, place, new, now).await?;
                if is_new {
                    note(txn, &actor, id, HomeActKind::ManagerNamed, now).await?;
                }
                Ok(made)
            })
        })
        .await?;
    get(app, &home.project, made).await
}

async fn get(app: &App, project: &project::Model, id: HomeManagerId) -> Result<Named, Error> {
    let row = rows::by_id(app.db.read(), id).await?.ok_or(Error::NotFound("manager"))?;
    seen(app, project, vec![row]).await?.pop().ok_or(Error::NotFound("manager"))
}

async fn demand_building(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: BuildingId,
) -> Result<(building::Model, project::Model), Error> {
    if matches!(actor, Actor::Guest) {
        return Err(Error::SignInRequired);
    }
    let (building, project) = buildings::building(db, id).await?;
    actor.demand(CARE, scope(&project))?;
    Ok((building, project))
}

/// Names somebody for a place, in the place of whoever was named before; whether that was another one.
async fn name(
    txn: &Txn,
    actor: &Actor,
    project: &project::Model,
    place: Place,
    new: NewManager,
    now: Instant,
) -> Result<(HomeManagerId, bool), Error> {
    let row = ActiveModel {
        account_id: Set(new.account_id),
        contact: Set(new.contact.clone()),
        substitute_id: Set(new.substitute.as_ref().map(|(id, _)| *id)),
        substitute_contact: Set(new.substitute.as_ref().map(|(_, contact)| contact.clone())),
        away_from_on: Set(new.away.map(|(from, _)| from)),
        away_until_on: Set(new.away.map(|(_, until)| until)),
        ..Default::default()
    };
    demand_carers(txn, project, &new).await?;
    let before = rows::standing(txn, place).await?;
    let (id, is_new) = match before {
        Some(before) if before.account_id == new.account_id => {
            rows::update(txn, ActiveModel { id: Set(before.id), ..row }).await?;
            (before.id, false)
        }
        _ => {
            rows::end(txn, place, now).await?;
            let row = ActiveModel {
                building_id: Set(place.0),
                unit_id: Set(place.1),
                named_by: Set(actor.account_id()),
                named_at: Set(now),
                ..row
            };
            (rows::insert(txn, row).await?, true)
        }
    };
    let detail = json!({ "account_id": new.account_id, "unit_id": place.1 });
    audit::record(txn, actor, "name_manager", ("building", place.0.0), detail, now).await?;
    Ok((id, is_new))
}

async fn demand_carers(txn: &Txn, project: &project::Model, new: &NewManager) -> Result<(), Error> {
    let substitute_id = new.substitute.as_ref().map(|(id, _)| *id);
    let ids: Vec<AccountId> = substitute_id.into_iter().chain([new.account_id]).collect();
    let readers = readers::of(txn, &ids).await?;
    for (pointer, id) in [("/account_id", Some(new.account_id)), ("/substitute_id", substitute_id)] {
        let cares = |id| readers.get(&id).is_some_and(|one| one.actor.may(CARE, scope(project)));
        if id.is_some_and(|id| !cares(id)) {
            return Err(Error::invalid(pointer, Code::NotFound));
        }
    }
    Ok(())
}

/// Tells every household of a building that has no manager of its own.
async fn tell_building(
    txn: &Txn,
    actor: &Actor,
    (project_id, id): (ProjectId, BuildingId),
    now: Instant,
) -> Result<(), Error> {
    let named = rows::of(txn, Of::Building(id)).await?;
    let own: HashSet<UnitId> = named.into_iter().filter_map(|row| row.unit_id).collect();
    let held: HashSet<UnitId> = ownerships::logic::held_in(txn, project_id).await?.into_iter().collect();
    for unit in store::doors(txn, Of::Building(id)).await? {
        if held.contains(&unit.id) && !own.contains(&unit.id) {
            note(txn, actor, unit.id, HomeActKind::ManagerNamed, now).await?;
        }
    }
    Ok(())
}

/// Dismisses who looks after all homes of a building.
///
/// # Errors
/// [`Error::NotFound`], also where nobody is named; [`Code::Forbidden`].
pub async fn dismiss_of_building(app: &App, actor: &Actor, id: BuildingId) -> Result<(), Error> {
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand_building(txn, &actor, id).await?;
                dismiss(txn, &actor, (id, None), now).await
            })
        })
        .await
}

/// Dismisses who looks after one home; who looks after all of its building does then.
///
/// # Errors
/// As [`dismiss_of_building`].
pub async fn dismiss_of_home(app: &App, actor: &Actor, id: UnitId) -> Result<(), Error> {
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, home) = known_again(txn, &actor, id).await?;
                home.demand_carer()?;
                dismiss(txn, &actor, (home.building.id, Some(id)), now).await
            })
        })
        .await
}

async fn dismiss(txn: &Txn, actor: &Actor, place: Place, now: Instant) -> Result<(), Error> {
    if !rows::end(txn, place, now).await? {
        return Err(Error::NotFound("manager"));
    }
    let detail = json!({ "unit_id": place.1 });
    Ok(audit::record(txn, actor, "dismiss_manager", ("building", place.0.0), detail, now).await?)
}

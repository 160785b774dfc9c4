//! Boards that come of the property tree by themselves, and what becomes of those of buyers at the handover.

use std::collections::{BTreeMap, BTreeSet};

use linli_entities::board::Visibility;
use linli_entities::board_sign::BoardSignKind;
use linli_entities::board_tree::Model;
use linli_entities::building::BuildingId;
use linli_entities::building_handover;
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use serde_json::json;

use super::rules::TREE_BOARDS_MAX;
use super::rules::tree::{self as rules, Place};
use super::{projects, store, tell};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::homes;
use crate::features::projects::logic::buildings;
use crate::features::promise::rules::calendar;
use crate::{audit, jobs};

/// The place of boards of the tree among their sisters: after those that somebody made.
const POSITION: i32 = 10_000;
/// What letting boards grow takes.
const MANAGE: Permission = Permission::ManageBoards;

/// Whether boards come of the buildings of a project, and which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Growth {
    /// Whether new boards are made.
    pub grows: bool,
    /// Whether entrances have boards of their own.
    pub entrances: bool,
    /// Whether tenants read the boards that are made.
    pub tenants: bool,
}

/// Whether boards come of the buildings of a project; not where nobody said so.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; without the right to manage its boards.
pub async fn get(app: &App, actor: &Actor, id: ProjectId) -> Result<Growth, Error> {
    projects::logic::demand(app.db.read(), actor, MANAGE, id).await?;
    let row = store::tree::tree(app.db.read(), id).await?;
    Ok(row.map_or_else(Growth::default, |row| Growth {
        grows: row.grows,
        entrances: row.entrances,
        tenants: row.tenants,
    }))
}

/// Says whether boards come of the buildings of a project. Those that are missing are there with the answer; those that
/// are there stay as they are.
///
/// # Errors
/// As [`get`].
pub async fn set(app: &App, actor: &Actor, id: ProjectId, growth: Growth) -> Result<Growth, Error> {
    let input = (actor.clone(), id, growth, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, growth, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                projects::logic::demand(txn, &actor, MANAGE, id).await?;
                let Growth { grows, entrances, tenants } = growth;
                let set_by = actor.account_id();
                let row = Model { project_id: id, grows, entrances, tenants, set_by, set_at: now };
                store::tree::set(txn, row).await?;
                let detail = json!({ "grows": grows, "entrances": entrances, "tenants": tenants });
                audit::record(txn, &actor, "set_board_tree", ("project", id.0), detail, now).await?;
                for (building_id, name) in buildings::all(txn, id).await? {
                    sprout(txn, id, (building_id, &name), now).await?;
                }
                Ok(growth)
            })
        })
        .await
}

/// Makes the boards that are missing of a building, of its entrances and of its project, where they come by themselves;
/// within the transaction in which the building, or a unit of it, is made or changed.
///
/// # Errors
/// When the database fails.
pub async fn sprout(
    txn: &Txn,
    project_id: ProjectId,
    (building_id, name): (BuildingId, &str),
    now: Instant,
) -> Result<(), Error> {
    let Some(tree) = store::tree::held(txn, project_id).await?.filter(|tree| tree.grows) else {
        return Ok(());
    };
    let mut wanted = BTreeSet::from([Place::Project, Place::Building(building_id)]);
    if tree.entrances {
        let entrances = buildings::entrances(txn, building_id).await?;
        wanted.extend(entrances.into_iter().map(|entrance| Place::Entrance(building_id, entrance)));
    }
    let there = store::tree::places(txn, project_id).await?;
    let room = usize::try_from(TREE_BOARDS_MAX).unwrap_or(usize::MAX).saturating_sub(there.len());
    for place in wanted.difference(&there).take(room) {
        let of_owners = is_of_owners(txn, building_id, now).await?;
        let mut slug = None;
        for free in rules::slugs(place) {
            if !store::is_slug_taken(txn, Some(project_id), &free).await? {
                slug = Some(free);
                break;
            }
        }
        let Some(slug) = slug else { continue };
        let new = rules::board(place, name, of_owners, tree.tenants, slug);
        let id = store::insert(txn, Some(project_id), new, (POSITION, true), now).await?;
        tell(txn, id, Some(project_id), now).await?;
    }
    Ok(())
}

/// Whether a building is of its owners: it was handed over, or the day of that is over, or nobody said one.
async fn is_of_owners(txn: &Txn, id: BuildingId, now: Instant) -> Result<bool, Error> {
    if !store::tree::handovers(txn, &[id]).await?.is_empty() {
        return Ok(true);
    }
    let days = homes::logic::handover_days(txn, &[id]).await?;
    Ok(rules::is_of_owners(days.get(&id).copied(), calendar::date(now)))
}

/// Boards that are called after a building follow its name, unless somebody called them otherwise; within the
/// transaction in which it is renamed.
///
/// # Errors
/// When the database fails.
pub async fn renamed(
    txn: &Txn,
    project_id: ProjectId,
    id: BuildingId,
    (before, after): (&str, &str),
    now: Instant,
) -> Result<(), Error> {
    for row in store::tree::of_building(txn, id).await? {
        let place = match &row.entrance {
            Some(entrance) => Place::Entrance(id, entrance.clone()),
            None => Place::Building(id),
        };
        let of_owners = row.visibility != Visibility::BuyersOfBuilding;
        let name = |building: &str| rules::board(&place, building, of_owners, false, String::new()).name;
        if row.name == name(before) {
            store::tree::rename(txn, &row, name(after), now).await?;
            tell(txn, row.id, Some(project_id), now).await?;
        }
    }
    Ok(())
}

/// How a building stands between its buyers and its owners.
#[derive(Clone, Debug)]
pub struct Handed {
    /// The building.
    pub building_id: BuildingId,
    /// The day of its handover, as the days of its homes and of its project say; none where nobody said one.
    pub expected_on: Option<Date>,
    /// That it was handed over, if it was.
    pub recorded: Option<building_handover::Model>,
}

/// How a building stands between its buyers and its owners.
///
/// # Errors
/// [`Error::NotFound`] for a building that is none; without the right to manage the boards of its project.
pub async fn handed(app: &App, actor: &Actor, id: BuildingId) -> Result<Handed, Error> {
    let db = app.db.read();
    let (_, project) = buildings::building(db, id).await?;
    actor.demand(MANAGE, projects::rules::scope(&project))?;
    let expected_on = homes::logic::handover_days(db, &[id]).await?.get(&id).copied();
    let recorded = store::tree::handovers(db, &[id]).await?.pop();
    Ok(Handed { building_id: id, expected_on, recorded })
}

/// Records that a building was handed over: what was the board of its buyers is that of its owners with the answer. It
/// is recorded once, and stays.
///
/// # Errors
/// As [`handed`]; [`Code::OutOfRange`] at `/handed_over_on` for a day that is still to come; [`Code::AlreadyThere`].
pub async fn record(app: &App, actor: &Actor, id: BuildingId, on: Option<Date>) -> Result<Handed, Error> {
    let now = app.clock.now();
    let on = on.unwrap_or_else(|| calendar::date(now));
    if on > calendar::date(now) {
        return Err(Error::invalid("/handed_over_on", Code::OutOfRange));
    }
    app.db
        .write((actor.clone(), id, on, now), |txn, (actor, id, on, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let (_, project) = buildings::building(txn, id).await?;
                actor.demand(MANAGE, projects::rules::scope(&project))?;
                if !store::tree::hand_over(txn, id, on, (actor.account_id(), now)).await? {
                    return Err(Error::Conflict(Code::AlreadyThere));
                }
                turn(txn, project.id, id, now).await?;
                let detail = json!({ "handed_over_on": on });
                Ok(audit::record(txn, &actor, "record_handover", ("building", id.0), detail, now).await?)
            })
        })
        .await?;
    handed(app, actor, id).await
}

/// Makes the boards of buyers of a building that was handed over boards of its owners, with another name and a signpost;
/// answers how many.
async fn turn(txn: &Txn, project_id: ProjectId, id: BuildingId, now: Instant) -> Result<usize, Error> {
    let boards = store::tree::of_buyers(txn, id).await?;
    for board in &boards {
        let name = rules::name_after(&board.name);
        store::tree::become_of_owners(txn, board, name, now).await?;
        store::signs::insert(txn, board.id, BoardSignKind::HandedOver, None, now).await?;
        tell(txn, board.id, Some(project_id), now).await?;
    }
    Ok(boards.len())
}

/// Demands that a board may be one of buyers: what was handed over has none any more.
///
/// # Errors
/// [`Code::TooLate`].
pub(super) async fn demand_not_handed_over(
    txn: &Txn,
    visibility: Visibility,
    id: Option<BuildingId>,
) -> Result<(), Error> {
    let Some(id) = id.filter(|_| visibility == Visibility::BuyersOfBuilding) else { return Ok(()) };
    if store::tree::handovers(txn, &[id]).await?.is_empty() {
        Ok(())
    } else {
        Err(Error::Conflict(Code::TooLate))
    }
}

/// Hands over the buildings with boards of buyers whose day has come; answers how many.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || hand_over_due(app)).await
}

async fn hand_over_due(app: &App) -> Result<usize, Error> {
    let directory = super::directory(app).await?;
    let of_buyers = directory.values().filter(|board| board.visibility == Visibility::BuyersOfBuilding);
    let waiting: BTreeMap<BuildingId, ProjectId> =
        of_buyers.filter_map(|board| Some((board.within.building_id?, board.project.as_ref()?.id))).collect();
    if waiting.is_empty() {
        return Ok(0);
    }
    let ids: Vec<BuildingId> = waiting.keys().copied().collect();
    let mut days = homes::logic::handover_days(app.db.read(), &ids).await?;
    let recorded = store::tree::handovers(app.db.read(), &ids).await?;
    days.extend(recorded.into_iter().map(|row| (row.building_id, row.handed_over_on)));
    let (now, mut done) = (app.clock.now(), 0);
    let today = calendar::date(now);
    for (id, on) in days.into_iter().filter(|(_, on)| *on <= today) {
        let Some(project_id) = waiting.get(&id).copied() else { continue };
        done += app
            .db
            .write((project_id, id, on, now), |txn, (project_id, id, on, now)| {
                Box::pin(async move {
                    store::tree::hand_over(txn, id, on, (None, now)).await?;
                    turn(txn, project_id, id, now).await
                })
            })
            .await?;
    }
    Ok(done)
}

//! Use cases of touches.

use std::collections::HashMap;

use linli_entities::Date;
use linli_entities::building::BuildingId;
use linli_entities::event::Model as Event;
use linli_entities::project::{self, ProjectId};
use linli_entities::unit::UnitId;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::rules::{self, Cell, Facts, Touch, TouchKind, TouchState};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::homes::logic::CARE;
use crate::features::homes::logic::surveying::{self, Surveyed};
use crate::features::homes::rules::visits;
use crate::features::projects::logic::{self as projects, buildings};
use crate::features::projects::output::{BuildingRef, ProjectRef, UnitRef};
use crate::features::promise::rules::calendar;
use crate::features::{events, updates};
use crate::page::PageRequest;

/// Days around a handover within which a day on which homes are handed over invites to it.
const AROUND_DAYS: i64 = 120;

/// What is known beside the homes: when something was told of each building, and when homes are handed over.
struct Told {
    updates: Vec<(Option<BuildingId>, Date)>,
    handover_days: Vec<Event>,
}

impl Told {
    async fn of(db: &impl ConnectionTrait, project_id: ProjectId) -> Result<Self, Error> {
        let updates = updates::logic::last_told(db, project_id).await?;
        let handover_days = events::logic::handover_days(db, project_id).await?;
        Ok(Self {
            updates: updates.into_iter().map(|(id, at)| (id, calendar::date(at))).collect(),
            handover_days,
        })
    }

    fn facts(&self, home: &Surveyed) -> Facts {
        let building_id = home.unit.building_id;
        let of_building = |id: Option<BuildingId>| id.is_none_or(|id| id == building_id);
        let told = self.updates.iter().filter(|(id, _)| of_building(*id)).map(|(_, on)| *on);
        let invited = self.handover_days.iter().filter(|event| of_building(event.building_id));
        let invited = invited.filter(|event| {
            let on = calendar::date(event.begins_at);
            home.dates.handover_on.is_some_and(|day| (day - on).num_days().abs() <= AROUND_DAYS)
        });
        let next_round = visits::next_round(&home.visits);
        Facts {
            dates: home.dates,
            notes_given_on: home.notes_given_on,
            manager_named_on: home.manager.as_ref().map(|row| calendar::date(row.named_at)),
            told_on: told.max(),
            invited_on: invited.map(|event| calendar::date(event.created_at)).min(),
            checklist_done_on: home.ticked.done_on(),
            welcomed_on: home.welcomed_on,
            visit_due_on: home.dates.handover_on.map(|on| visits::due_on(on, next_round)),
            visited_on: home.visits.iter().filter_map(|row| row.visited_on).max(),
        }
    }
}

/// A home with what is done for it.
#[derive(Clone, Debug)]
pub struct Home {
    /// The home.
    pub unit: UnitRef,
    /// Its building.
    pub building_id: BuildingId,
    /// What is done for it.
    pub touches: [Touch; 7],
}

async fn of_homes(app: &App, project: &project::Model) -> Result<Vec<Home>, Error> {
    let db = app.db.read();
    let today = calendar::date(app.clock.now());
    let told = Told::of(db, project.id).await?;
    let homes = surveying::homes(db, project).await?.into_iter().map(|home| Home {
        touches: rules::touches(&told.facts(&home), today),
        building_id: home.unit.building_id,
        unit: UnitRef { id: home.unit.id, name: home.unit.name },
    });
    Ok(homes.collect())
}

/// What is done for one home of a project of which this is known, whoever bought it and whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn of_home(app: &App, project_id: ProjectId, home: &Surveyed) -> Result<Vec<Touch>, Error> {
    let told = Told::of(app.db.read(), project_id).await?;
    Ok(rules::touches(&told.facts(home), calendar::date(app.clock.now())).to_vec())
}

/// How the homes of a building stand.
#[derive(Clone, Debug)]
pub struct OfBuilding {
    /// The building.
    pub building: BuildingRef,
    /// Homes that somebody bought.
    pub home_count: i64,
    /// Their touches, counted.
    pub cells: [Cell; 7],
}

/// How the homes of a project stand.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The project.
    pub project: ProjectRef,
    /// Homes that somebody bought.
    pub home_count: i64,
    /// Their touches, counted.
    pub totals: [Cell; 7],
    /// The same by buildings.
    pub buildings: Vec<OfBuilding>,
}

/// How the homes of a project stand, counted by buildings.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; to whoever does not care for homes there.
pub async fn grid(app: &App, actor: &Actor, project_id: ProjectId) -> Result<Grid, Error> {
    let project = projects::demand(app.db.read(), actor, CARE, project_id).await?;
    let homes = of_homes(app, &project).await?;
    let named = buildings::refs(app.db.read(), homes.iter().map(|home| home.building_id)).await?;
    let mut of: HashMap<BuildingId, Vec<&Home>> = HashMap::new();
    for home in &homes {
        of.entry(home.building_id).or_default().push(home);
    }
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut rows: Vec<OfBuilding> = of
        .into_iter()
        .filter_map(|(id, homes)| {
            let building = named.get(&id)?.clone();
            let cells = rules::count(homes.iter().map(|home| &home.touches));
            Some(OfBuilding { building, home_count: number(homes.len()), cells })
        })
        .collect();
    rows.sort_by_key(|row| row.building.id);
    Ok(Grid {
        project: ProjectRef::from(&project),
        home_count: number(homes.len()),
        totals: rules::count(homes.iter().map(|home| &home.touches)),
        buildings: rows,
    })
}

/// A touch that is missing.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The home.
    pub unit: UnitRef,
    /// Its building.
    pub building: BuildingRef,
    /// What is missing.
    pub kind: TouchKind,
    /// Since which day.
    pub due_on: Date,
    /// By how many days.
    pub days_late: i64,
}

/// What a list of missing touches is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MissingKey(BuildingId, String, UnitId, usize);

/// A page of the touches that are missing in a project, by buildings and doors, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; to whoever does not care for homes there.
pub async fn missing(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    (kind, building_id): (Option<TouchKind>, Option<BuildingId>),
    page: &PageRequest<MissingKey>,
) -> Result<(Vec<Missing>, Option<String>), Error> {
    let project = projects::demand(app.db.read(), actor, CARE, project_id).await?;
    let today = calendar::date(app.clock.now());
    let mut homes = of_homes(app, &project).await?;
    homes.retain(|home| building_id.is_none_or(|id| id == home.building_id));
    let mut found: Vec<(MissingKey, &Home, Touch)> = vec![];
    for home in &homes {
        for (place, touch) in home.touches.iter().enumerate() {
            let wanted = kind.is_none_or(|kind| kind == touch.kind);
            if wanted && touch.state == TouchState::Missing {
                let key = MissingKey(home.building_id, home.unit.name.clone(), home.unit.id, place);
                found.push((key, home, *touch));
            }
        }
    }
    found.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    found.retain(|(key, ..)| page.after.as_ref().is_none_or(|after| key > after));
    found.truncate(usize::try_from(page.rows()).unwrap_or(usize::MAX));
    let (found, next) = page.cut(found, |(key, ..)| key.clone());
    let named = buildings::refs(app.db.read(), found.iter().map(|(_, home, _)| home.building_id)).await?;
    let missing = found.into_iter().filter_map(|(_, home, touch)| {
        let due_on = touch.due_on?;
        Some(Missing {
            unit: home.unit.clone(),
            building: named.get(&home.building_id)?.clone(),
            kind: touch.kind,
            due_on,
            days_late: (today - due_on).num_days(),
        })
    });
    Ok((missing.collect(), next))
}

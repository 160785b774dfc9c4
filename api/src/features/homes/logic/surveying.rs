//! What is known of many homes at once, in as many queries whether they are one or a thousand: for whoever asks what was
//! done for each.

use std::collections::{HashMap, HashSet};

use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::home_manager;
use linli_entities::home_touch::RecordedTouch;
use linli_entities::home_visit;
use linli_entities::project;
use linli_entities::unit::{self, UnitId};
use linli_entities::{Date, home};
use sea_orm::ConnectionTrait;

use super::{Of, managers, store};
use crate::error::Error;
use crate::features::homes::rules::checklist::Ticked;
use crate::features::homes::rules::managers as naming;
use crate::features::homes::rules::{Dates, visits as rounds};
use crate::features::ownerships;
use crate::features::promise::rules::calendar;

/// Managers of a project that are looked at, at most: more than it has homes.
const NAMED_MAX: u64 = 20_000;

/// What is known of a home that somebody bought.
#[derive(Clone, Debug)]
pub struct Surveyed {
    /// The unit.
    pub unit: unit::Model,
    /// Its days.
    pub dates: Dates,
    /// When what to mind of the contract was gone through.
    pub notes_given_on: Option<Date>,
    /// When its household was welcomed.
    pub welcomed_on: Option<Date>,
    /// Since when somebody looks after it.
    pub manager_named_on: Option<Date>,
    /// When both sides had ticked all of its checklist.
    pub checklist_done_on: Option<Date>,
    /// The day on which its next visit is due.
    pub visit_due_on: Option<Date>,
    /// The day of its last visit.
    pub visited_on: Option<Date>,
}

/// The homes of a project that somebody bought, by buildings and doors: those with a household, or with a contract. Of
/// those of a single unit only that, whoever bought it.
///
/// # Errors
/// When the database fails.
pub async fn homes(
    db: &impl ConnectionTrait,
    project: &project::Model,
    of: Of,
) -> Result<Vec<Surveyed>, Error> {
    let survey = Survey::of(db, project, of).await?;
    let mut held: HashSet<UnitId> = HashSet::new();
    if matches!(of, Of::Project(_)) {
        held.extend(ownerships::logic::held_in(db, project.id).await?);
    }
    let single = matches!(of, Of::Unit(_));
    let doors = store::doors(db, of).await?;
    let bought = doors.into_iter().filter(|unit| {
        let signed = survey.homes.get(&unit.id).is_some_and(|home| home.signed_on.is_some());
        single || signed || held.contains(&unit.id)
    });
    Ok(bought.map(|unit| survey.home(unit, project)).collect())
}

struct Survey {
    homes: HashMap<UnitId, home::Model>,
    recorded: HashMap<(UnitId, RecordedTouch), Date>,
    managers: HashMap<BuildingId, Vec<home_manager::Model>>,
    carers: HashSet<AccountId>,
    ticked: HashMap<UnitId, Ticked>,
    visits: HashMap<UnitId, Vec<home_visit::Model>>,
}

impl Survey {
    async fn of(db: &impl ConnectionTrait, project: &project::Model, of: Of) -> Result<Self, Error> {
        let homes = store::homes(db, of).await?.into_iter().map(|home| (home.unit_id, home)).collect();
        let recorded = store::touches(db, of).await?;
        let named = store::managers::of_project(db, project.id, NAMED_MAX).await?;
        let carers = managers::carers_among(db, project, &named).await?;
        let mut by_building: HashMap<BuildingId, Vec<home_manager::Model>> = HashMap::new();
        for row in named {
            by_building.entry(row.building_id).or_default().push(row);
        }
        let total = i64::try_from(store::checklist::count(db, project.id).await?).unwrap_or(i64::MAX);
        let mut ticks: HashMap<UnitId, Vec<_>> = HashMap::new();
        for one in store::checklist::ticks(db, of).await? {
            let tick = (one.item_id.0, one.side, one.result, one.ticked_at);
            ticks.entry(one.unit_id).or_default().push(tick);
        }
        let mut made: HashMap<UnitId, Vec<home_visit::Model>> = HashMap::new();
        for visit in store::visits::of(db, of).await? {
            made.entry(visit.unit_id).or_default().push(visit);
        }
        Ok(Self {
            homes,
            recorded: recorded.into_iter().map(|one| ((one.unit_id, one.kind), one.given_on)).collect(),
            managers: by_building,
            carers,
            ticked: ticks.into_iter().map(|(id, ticks)| (id, Ticked::of(total, ticks))).collect(),
            visits: made,
        })
    }

    fn home(&self, unit: unit::Model, project: &project::Model) -> Surveyed {
        let id = unit.id;
        let dates = Dates::of(self.homes.get(&id), project);
        let visits: &[home_visit::Model] = self.visits.get(&id).map_or(&[], Vec::as_slice);
        let named: Vec<home_manager::Model> = self
            .managers
            .get(&unit.building_id)
            .into_iter()
            .flatten()
            .filter(|row| row.unit_id.is_none_or(|of| of == id))
            .cloned()
            .collect();
        let recorded = |kind| self.recorded.get(&(id, kind)).copied();
        Surveyed {
            notes_given_on: recorded(RecordedTouch::NotesGiven),
            welcomed_on: recorded(RecordedTouch::Welcomed),
            manager_named_on: naming::of_home(&named, &self.carers).map(|row| calendar::date(row.named_at)),
            checklist_done_on: self.ticked.get(&id).and_then(Ticked::done_on),
            visit_due_on: dates.handover_on.map(|on| rounds::due_on(on, rounds::next_round(visits))),
            visited_on: visits.iter().filter_map(|row| row.visited_on).max(),
            dates,
            unit,
        }
    }
}

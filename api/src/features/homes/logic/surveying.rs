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
use crate::features::homes::rules::Dates;
use crate::features::homes::rules::checklist::Ticked;
use crate::features::homes::rules::managers as naming;
use crate::features::ownerships;

/// What is known of a home.
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
    /// Who was named to look after it and does.
    pub manager: Option<home_manager::Model>,
    /// What was ticked of its checklist.
    pub ticked: Ticked,
    /// Its visits.
    pub visits: Vec<home_visit::Model>,
    /// Grows with every edit of its days, 0 before the first.
    pub version: i64,
}

/// The homes of a project that somebody bought, by buildings and doors: those with a household, or with a contract.
///
/// # Errors
/// When the database fails.
pub async fn homes(db: &impl ConnectionTrait, project: &project::Model) -> Result<Vec<Surveyed>, Error> {
    let of = Of::Project(project.id);
    let survey = Survey::of(db, project, of).await?;
    let held: HashSet<UnitId> = ownerships::logic::held_in(db, project.id).await?.into_iter().collect();
    let doors = store::doors(db, of).await?;
    let bought = doors.into_iter().filter(|unit| {
        let signed = survey.homes.get(&unit.id).is_some_and(|home| home.signed_on.is_some());
        signed || held.contains(&unit.id)
    });
    Ok(bought.map(|unit| survey.home(unit, project)).collect())
}

/// What was read of homes.
pub(super) struct Survey {
    homes: HashMap<UnitId, home::Model>,
    recorded: HashMap<(UnitId, RecordedTouch), Date>,
    managers: HashMap<BuildingId, Vec<home_manager::Model>>,
    /// Those of whoever was named who care for homes there.
    pub(super) carers: HashSet<AccountId>,
    item_count: i64,
    ticked: HashMap<UnitId, Ticked>,
    visits: HashMap<UnitId, Vec<home_visit::Model>>,
}

impl Survey {
    /// Reads what is known of these homes of a project.
    pub(super) async fn of(
        db: &impl ConnectionTrait,
        project: &project::Model,
        of: Of,
    ) -> Result<Self, Error> {
        let homes = store::homes(db, of).await?.into_iter().map(|home| (home.unit_id, home)).collect();
        let recorded = store::touches(db, of).await?;
        let named = store::managers::of(db, of).await?;
        let carers = managers::carers_among(db, project, &named).await?;
        let mut by_building: HashMap<BuildingId, Vec<home_manager::Model>> = HashMap::new();
        for row in named {
            by_building.entry(row.building_id).or_default().push(row);
        }
        let item_count = i64::try_from(store::checklist::count(db, project.id).await?).unwrap_or(i64::MAX);
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
            item_count,
            ticked: ticks.into_iter().map(|(id, ticks)| (id, Ticked::of(item_count, ticks))).collect(),
            visits: made,
        })
    }

    /// One of these homes.
    pub(super) fn home(&self, unit: unit::Model, project: &project::Model) -> Surveyed {
        let id = unit.id;
        let home = self.homes.get(&id);
        let of_building = self.managers.get(&unit.building_id).into_iter().flatten();
        let named = of_building.filter(|row| row.unit_id.is_none_or(|of| of == id));
        let nothing = Ticked { total: self.item_count, ..Ticked::default() };
        let recorded = |kind| self.recorded.get(&(id, kind)).copied();
        Surveyed {
            notes_given_on: recorded(RecordedTouch::NotesGiven),
            welcomed_on: recorded(RecordedTouch::Welcomed),
            manager: naming::of_home(named, &self.carers).cloned(),
            ticked: self.ticked.get(&id).copied().unwrap_or(nothing),
            visits: self.visits.get(&id).cloned().unwrap_or_default(),
            dates: Dates::of(home, project),
            version: home.map_or(0, |home| home.version),
            unit,
        }
    }
}

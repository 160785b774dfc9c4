//! How homes are shown. Managers, notes and what belongs to the handover are in the files beside.

pub mod handover;
pub mod managers;
pub mod notes;

use linli_entities::building::BuildingId;
use linli_entities::event::{EventId, EventKind, Model as Event};
use linli_entities::ownership::OwnershipRole;
use linli_entities::unit::UnitId;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic;
use super::rules::{self, NextKind, Stage, StageState};
use crate::features::events::output as events;
use crate::features::fund::output::FundRef;
use crate::features::milestones::output::Milestone;
use crate::features::projects::output::{BuildingRef, ProjectRef, UnitRef};
use crate::features::touches::output::HomeTouch;
use crate::features::updates::output::UpdateRef;

use handover::HomeVisit;
use managers::HomeManager;

/// Where a household reads of its home on the web.
pub fn url(id: UnitId) -> String {
    format!("/me/homes/{id}")
}

/// A home of the reader, in a list.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct HomeCard {
    /// The home.
    pub unit: UnitRef,
    /// Its building.
    pub building: BuildingRef,
    /// Its project.
    pub project: ProjectRef,
    /// How the reader holds it.
    pub role: OwnershipRole,
    /// Where it stands on its way.
    pub stage: Stage,
    /// What comes next.
    pub next: JourneyNext,
    /// Where it is read on the web, relative to the server.
    pub url: String,
}

/// What comes next for a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct JourneyNext {
    /// What.
    pub kind: NextKind,
    /// When, where that is known.
    pub due_on: Option<Date>,
}

/// A home on its way from its contract to its visits.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Journey {
    /// The home.
    pub unit: UnitRef,
    /// Its building.
    pub building: BuildingRef,
    /// Its project.
    pub project: ProjectRef,
    /// Where it stands.
    pub stage: Stage,
    /// Every stage of the way, in order.
    pub steps: Vec<JourneyStep>,
    /// The day of its contract.
    pub signed_on: Option<Date>,
    /// The day of its handover.
    pub handover_on: Option<Date>,
    /// Whether that day is its own, or else that of the project.
    pub handover_is_own: bool,
    /// What comes next.
    pub next: JourneyNext,
    /// Who looks after it.
    pub manager: Option<HomeManager>,
    /// What to mind of its contract.
    pub notes: JourneyNotes,
    /// How far building has come.
    pub progress: JourneyProgress,
    /// What was ticked of its checklist.
    pub checklist: JourneyChecklist,
    /// The next visit; null while it is not known when it is handed over.
    pub visit: Option<HomeVisit>,
    /// What takes place there that the reader knows of, the next first.
    pub events: Vec<JourneyEvent>,
    /// The fund of its project; null where it has none.
    pub fund: Option<FundRef>,
    /// What is done for it; null for its household.
    pub touches: Option<Vec<HomeTouch>>,
    /// Grows with every edit of its days, 0 before the first; give it as `If-Match` to say them.
    pub version: i64,
    /// What the reader may do.
    pub may: JourneyMay,
}

/// A stage of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct JourneyStep {
    /// Which.
    pub stage: Stage,
    /// Whether it is over, now or still to come.
    pub state: StageState,
    /// The day on which it is reached, where that is known.
    pub begins_on: Option<Date>,
}

/// What to mind of a contract, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct JourneyNotes {
    /// How many notes there are.
    pub count: i64,
    /// When the household went through them.
    pub given_on: Option<Date>,
}

/// How far building has come.
#[derive(Clone, Debug, Object)]
pub struct JourneyProgress {
    /// Milestones of the building and of its project.
    pub total_count: i64,
    /// Those that were reached.
    pub done_count: i64,
    /// Those whose day is over and that are not reached.
    pub late_count: i64,
    /// The next.
    pub next: Option<Milestone>,
    /// The last news.
    pub last_update: Option<UpdateRef>,
}

/// What was ticked of a checklist, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct JourneyChecklist {
    /// Items there are.
    pub total_count: i64,
    /// Items that the household ticked.
    pub household_count: i64,
    /// Items that staff ticked.
    pub staff_count: i64,
    /// Items that are not as they should be.
    pub finding_count: i64,
}

/// Something that takes place where a home is.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct JourneyEvent {
    /// The id.
    pub id: EventId,
    /// Its title.
    pub title: String,
    /// What people come for.
    pub kind: EventKind,
    /// When it begins.
    pub begins_at: Instant,
    /// Where to come to.
    pub place: String,
    /// Where it is read on the web, relative to the server.
    pub url: String,
}

/// What the reader may do with a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct JourneyMay {
    /// Say its days, name its manager, appoint its visits.
    pub care: bool,
    /// Say that what to mind of the contract was gone through.
    pub acknowledge: bool,
    /// Tick its checklist.
    pub tick: bool,
}

fn unit_ref(known: &logic::Known) -> UnitRef {
    UnitRef { id: known.unit.id, name: known.unit.name.clone() }
}

fn building_ref(known: &logic::Known) -> BuildingRef {
    BuildingRef { id: known.building.id, name: known.building.name.clone() }
}

impl From<(OwnershipRole, logic::Way)> for HomeCard {
    fn from((role, way): (OwnershipRole, logic::Way)) -> Self {
        let known = &way.known;
        Self {
            unit: unit_ref(known),
            building: building_ref(known),
            project: ProjectRef::from(&known.project),
            role,
            stage: way.home.dates.stage(way.today),
            next: JourneyNext { kind: way.next.0, due_on: way.next.1 },
            url: url(known.unit.id),
        }
    }
}

impl From<logic::Journey> for Journey {
    fn from(logic::Journey { way, manager, progress, fund, touches }: logic::Journey) -> Self {
        let (known, home) = (&way.known, &way.home);
        let (dates, ticked) = (&home.dates, &home.ticked);
        let stage = dates.stage(way.today);
        let step = |one: Stage| JourneyStep {
            stage: one,
            state: rules::step(one, stage),
            begins_on: dates.begins_on(one),
        };
        Self {
            unit: unit_ref(known),
            building: building_ref(known),
            project: ProjectRef::from(&known.project),
            stage,
            steps: Stage::ALL.into_iter().map(step).collect(),
            signed_on: dates.signed_on,
            handover_on: dates.handover_on,
            handover_is_own: dates.handover_is_own,
            next: JourneyNext { kind: way.next.0, due_on: way.next.1 },
            notes: JourneyNotes { count: way.note_count, given_on: home.notes_given_on },
            checklist: JourneyChecklist {
                total_count: ticked.total,
                household_count: ticked.household,
                staff_count: ticked.staff,
                finding_count: ticked.findings,
            },
            may: JourneyMay {
                care: known.is_carer,
                acknowledge: way.note_count > 0 && home.notes_given_on.is_none(),
                tick: ticked.total > 0,
            },
            version: home.version,
            manager: manager.map(HomeManager::from),
            progress: JourneyProgress {
                total_count: progress.total,
                done_count: progress.done,
                late_count: progress.late,
                next: progress.next.map(Milestone::from),
                last_update: progress.last_update,
            },
            visit: way.visit.map(HomeVisit::from),
            events: way.events.into_iter().map(JourneyEvent::from).collect(),
            fund,
            touches: touches.map(|all| all.into_iter().map(HomeTouch::from).collect()),
        }
    }
}

impl From<Event> for JourneyEvent {
    fn from(event: Event) -> Self {
        Self {
            id: event.id,
            kind: event.kind,
            begins_at: event.begins_at,
            url: events::url(event.id),
            title: event.title,
            place: event.place,
        }
    }
}

impl Example for HomeCard {
    fn example() -> Self {
        let Journey { unit, building, project, stage, next, .. } = Journey::example();
        let url = url(unit.id);
        Self { unit, building, project, role: OwnershipRole::Owner, stage, next, url }
    }
}

impl Example for Journey {
    fn example() -> Self {
        let on = Date::from_ymd_opt(2027, 6, 30);
        let step =
            |one| JourneyStep { stage: one, state: rules::step(one, Stage::Building), begins_on: None };
        Self {
            unit: UnitRef { id: UnitId(11), name: "1-1201".to_owned() },
            building: BuildingRef { id: BuildingId(5), name: "3 栋".to_owned() },
            project: ProjectRef::example(),
            stage: Stage::Building,
            steps: Stage::ALL.into_iter().map(step).collect(),
            signed_on: Date::from_ymd_opt(2026, 3, 8),
            handover_on: on,
            handover_is_own: false,
            next: JourneyNext { kind: NextKind::Handover, due_on: on },
            manager: None,
            notes: JourneyNotes { count: 4, given_on: Date::from_ymd_opt(2026, 3, 9) },
            progress: JourneyProgress {
                total_count: 8,
                done_count: 3,
                late_count: 0,
                next: Some(Milestone::example()),
                last_update: None,
            },
            checklist: JourneyChecklist {
                total_count: 40,
                household_count: 0,
                staff_count: 0,
                finding_count: 0,
            },
            visit: None,
            events: vec![],
            fund: None,
            touches: None,
            version: 1,
            may: JourneyMay { care: false, acknowledge: false, tick: true },
        }
    }
}

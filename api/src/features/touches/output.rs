//! How touches are shown.

use linli_entities::Date;
use linli_entities::building::BuildingId;
use linli_entities::unit::UnitId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::{Grid, Missing, OfBuilding};
use super::rules::{Cell, Touch, TouchKind, TouchState};
use crate::features::projects::output::{BuildingRef, ProjectRef, UnitRef};

/// Where staff see a home on the web.
fn desk_url(id: UnitId) -> String {
    format!("/staff/homes/{id}")
}

/// Something that is done for a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct HomeTouch {
    /// What.
    pub kind: TouchKind,
    /// How it stands today.
    pub state: TouchState,
    /// The last day on which it is not missing, where that is known.
    pub due_on: Option<Date>,
    /// The day on which it was done.
    pub done_on: Option<Date>,
}

/// How many homes stand how with a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct TouchCell {
    /// What.
    pub kind: TouchKind,
    /// Homes of which it is expected: done, due and missing.
    pub expected_count: i64,
    /// Homes of which it is done.
    pub done_count: i64,
    /// Homes of which it is expected, with time left.
    pub due_count: i64,
    /// Homes of which its day is over.
    pub missing_count: i64,
}

/// How the homes of a project stand, by buildings.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TouchGrid {
    /// The project.
    pub project: ProjectRef,
    /// Homes that somebody bought.
    pub home_count: i64,
    /// Every touch in the order of the way, over all buildings.
    pub totals: Vec<TouchCell>,
    /// Buildings in which somebody bought a home.
    pub buildings: Vec<TouchRow>,
}

/// How the homes of a building stand.
#[derive(Clone, Debug, Object)]
pub struct TouchRow {
    /// The building.
    pub building: BuildingRef,
    /// Homes that somebody bought.
    pub home_count: i64,
    /// Every touch, in the order of the way.
    pub cells: Vec<TouchCell>,
}

/// Something that is missing for a home.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct MissingTouch {
    /// The home.
    pub unit: UnitRef,
    /// Its building.
    pub building: BuildingRef,
    /// What is missing.
    pub kind: TouchKind,
    /// The last day on which it was not.
    pub due_on: Date,
    /// By how many days.
    pub days_late: i64,
    /// Where staff see the home on the web, relative to the server.
    pub url: String,
}

impl From<Touch> for HomeTouch {
    fn from(Touch { kind, state, due_on, done_on }: Touch) -> Self {
        Self { kind, state, due_on, done_on }
    }
}

impl From<Cell> for TouchCell {
    fn from(Cell { kind, expected, done, due, missing }: Cell) -> Self {
        Self { kind, expected_count: expected, done_count: done, due_count: due, missing_count: missing }
    }
}

impl From<OfBuilding> for TouchRow {
    fn from(OfBuilding { building, home_count, cells }: OfBuilding) -> Self {
        Self { building, home_count, cells: cells.into_iter().map(TouchCell::from).collect() }
    }
}

impl From<Grid> for TouchGrid {
    fn from(Grid { project, home_count, totals, buildings }: Grid) -> Self {
        Self {
            project,
            home_count,
            totals: totals.into_iter().map(TouchCell::from).collect(),
            buildings: buildings.into_iter().map(TouchRow::from).collect(),
        }
    }
}

impl From<Missing> for MissingTouch {
    fn from(Missing { unit, building, kind, due_on, days_late }: Missing) -> Self {
        let url = desk_url(unit.id);
        Self { unit, building, kind, due_on, days_late, url }
    }
}

impl Example for TouchGrid {
    fn example() -> Self {
        let cell = TouchCell {
            kind: TouchKind::NotesGiven,
            expected_count: 96,
            done_count: 90,
            due_count: 4,
            missing_count: 2,
        };
        let building = BuildingRef { id: BuildingId(5), name: "3 栋".to_owned() };
        Self {
            project: ProjectRef::example(),
            home_count: 96,
            totals: vec![cell],
            buildings: vec![TouchRow { building, home_count: 96, cells: vec![cell] }],
        }
    }
}

impl Example for MissingTouch {
    fn example() -> Self {
        Self {
            unit: UnitRef { id: UnitId(11), name: "1-1201".to_owned() },
            building: BuildingRef { id: BuildingId(5), name: "3 栋".to_owned() },
            kind: TouchKind::ManagerNamed,
            due_on: Date::from_ymd_opt(2026, 3, 22).unwrap_or_default(),
            days_late: 6,
            url: desk_url(UnitId(11)),
        }
    }
}

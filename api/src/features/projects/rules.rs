//! What a project, a fact, a building and a unit may look like, and who may do what with them. Pure.

use std::collections::HashSet;

use linli_entities::Date;
use linli_entities::project::{self, ProjectStatus};
use linli_entities::project_fact::FactSide;
use poem_openapi::types::MaybeUndefined;

use super::input::{BuildingInput, FactInput, FactPatch, ProjectInput, ProjectPatch, UnitInput, UnitsInput};
use super::output::ProjectMay;
use crate::actor::{Actor, Permission, Scope};
use crate::code::Code;
use crate::error::{Error, FieldError};
use crate::fields::Fields;

/// Facts of one project, at most: lists give them all.
pub const FACTS_MAX: u64 = 100;
/// Units that are made at once, at most.
pub const UNITS_MAX: usize = 500;

const NAME_MAX: usize = 80;
const CITY_MAX: usize = 40;
const ADDRESS_MAX: usize = 200;
const SUMMARY_MAX: usize = 2_000;
const FACT_MAX: usize = 500;
const DOOR_MAX: usize = 40;
const QUERY_MAX: usize = 100;
const POSITIONS: std::ops::RangeInclusive<i32> = 0..=10_000;
const DISTANCES_M: std::ops::RangeInclusive<i32> = 0..=100_000;
const FLOORS: std::ops::RangeInclusive<i32> = -20..=300;
const AREAS_DM2: std::ops::RangeInclusive<i32> = 1..=1_000_000;

/// Where a project is, as far as roles are concerned.
pub fn scope(project: &project::Model) -> Scope<'_> {
    Scope::Project(project.id, &project.city)
}

/// What the actor may do with a project.
pub fn may(actor: &Actor, project: &project::Model) -> ProjectMay {
    let may = |permission| actor.may(permission, scope(project));
    ProjectMay {
        edit: may(Permission::EditProject),
        manage_boards: may(Permission::ManageBoards),
        review_ownerships: may(Permission::ReviewOwnerships),
        grant_roles: may(Permission::GrantRoles),
        answer_complaints: may(Permission::AnswerComplaints),
        keep_fund: may(Permission::KeepFund),
    }
}

/// Whether the actor works for a project: who does sees units in detail.
pub fn is_staff(actor: &Actor, project: &project::Model) -> bool {
    match actor {
        Actor::Guest => false,
        Actor::Account(account) => account.rights.is_staff(scope(project)),
        Actor::System => true,
    }
}

/// Which projects are asked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this city.
    pub city: Option<String>,
    /// At this stage.
    pub status: Option<ProjectStatus>,
    /// With this in name, city, district or address.
    pub query: Option<String>,
}

impl Filter {
    /// Reads the parameters; what is empty does not filter.
    ///
    /// # Errors
    /// [`Code::TooLong`] and [`Code::Malformed`].
    pub fn parse(
        city: Option<String>,
        status: Option<ProjectStatus>,
        query: Option<String>,
    ) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let mut line = |pointer, text: Option<String>, length_max| {
            let text = text.map(|text| fields.line_or_empty(pointer, &text, length_max));
            text.filter(|text| !text.is_empty())
        };
        let filter =
            Self { city: line("/city", city, CITY_MAX), status, query: line("/query", query, QUERY_MAX) };
        fields.finish(filter)
    }
}

/// A project that is to be made, read and found right.
#[derive(Clone, Debug)]
pub struct NewProject {
    /// The readable part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its city.
    pub city: String,
    /// Its district.
    pub district: String,
    /// Its address.
    pub address: String,
    /// Where it stands in its life.
    pub status: ProjectStatus,
    /// Plain text.
    pub summary: String,
    /// When the sale begins or began.
    pub sale_on: Option<Date>,
    /// When it is handed over.
    pub handover_on: Option<Date>,
}

impl TryFrom<ProjectInput> for NewProject {
    type Error = Error;

    fn try_from(input: ProjectInput) -> Result<Self, Error> {
        let ProjectInput { slug, name, city, district, address, status, summary, sale_on, handover_on } =
            input;
        let mut fields = Fields::default();
        let new = Self {
            slug: fields.slug("/slug", &slug),
            name: fields.line("/name", &name, NAME_MAX),
            city: fields.line("/city", &city, CITY_MAX),
            district: fields.line_or_empty("/district", &district, CITY_MAX),
            address: fields.line_or_empty("/address", &address, ADDRESS_MAX),
            status,
            summary: fields.prose_or_empty("/summary", &summary, SUMMARY_MAX),
            sale_on: sale_on.map(|date| fields.date("/sale_on", date)),
            handover_on: handover_on.map(|date| fields.date("/handover_on", date)),
        };
        fields.finish(new)
    }
}

/// What of a project is to change, read and found right. A date that is there and none is taken away.
#[derive(Clone, Debug, Default)]
pub struct ProjectChanges {
    /// The readable part of its address.
    pub slug: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its city.
    pub city: Option<String>,
    /// Its district.
    pub district: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// Where it stands in its life.
    pub status: Option<ProjectStatus>,
    /// Plain text.
    pub summary: Option<String>,
    /// When the sale begins or began.
    pub sale_on: Option<Option<Date>>,
    /// When it is handed over.
    pub handover_on: Option<Option<Date>>,
}

impl TryFrom<ProjectPatch> for ProjectChanges {
    type Error = Error;

    fn try_from(patch: ProjectPatch) -> Result<Self, Error> {
        let ProjectPatch { slug, name, city, district, address, status, summary, sale_on, handover_on } =
            patch;
        let mut fields = Fields::default();
        let changes = Self {
            slug: slug.map(|slug| fields.slug("/slug", &slug)),
            name: name.map(|name| fields.line("/name", &name, NAME_MAX)),
            city: city.map(|city| fields.line("/city", &city, CITY_MAX)),
            district: district.map(|district| fields.line_or_empty("/district", &district, CITY_MAX)),
            address: address.map(|address| fields.line_or_empty("/address", &address, ADDRESS_MAX)),
            status,
            summary: summary.map(|summary| fields.prose_or_empty("/summary", &summary, SUMMARY_MAX)),
            sale_on: changed(sale_on).map(|date| date.map(|date| fields.date("/sale_on", date))),
            handover_on: changed(handover_on).map(|date| date.map(|date| fields.date("/handover_on", date))),
        };
        fields.finish(changes)
    }
}

/// Left out: stays. Null: taken away. A value: put there.
fn changed<T>(value: MaybeUndefined<T>) -> Option<Option<T>> {
    match value {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(None),
        MaybeUndefined::Value(value) => Some(Some(value)),
    }
}

/// A fact that is to be told, read and found right.
#[derive(Clone, Debug)]
pub struct NewFact {
    /// Which way it speaks.
    pub side: FactSide,
    /// Plain text.
    pub text: String,
    /// How far away it is, in metres.
    pub distance_m: Option<i32>,
    /// Its place on its side; after the last where there is none.
    pub position: Option<i32>,
}

impl TryFrom<FactInput> for NewFact {
    type Error = Error;

    fn try_from(FactInput { side, text, distance_m, position }: FactInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let new = Self {
            side,
            text: fields.prose("/text", &text, FACT_MAX),
            distance_m: distance_m.map(|metres| fields.number("/distance_m", metres, DISTANCES_M)),
            position: position.map(|position| fields.number("/position", position, POSITIONS)),
        };
        fields.finish(new)
    }
}

/// What of a fact is to change, read and found right.
#[derive(Clone, Debug, Default)]
pub struct FactChanges {
    /// Which way it speaks.
    pub side: Option<FactSide>,
    /// Plain text.
    pub text: Option<String>,
    /// How far away it is, in metres.
    pub distance_m: Option<Option<i32>>,
    /// Its place on its side.
    pub position: Option<i32>,
}

impl TryFrom<FactPatch> for FactChanges {
    type Error = Error;

    fn try_from(FactPatch { side, text, distance_m, position }: FactPatch) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let changes = Self {
            side,
            text: text.map(|text| fields.prose("/text", &text, FACT_MAX)),
            distance_m: changed(distance_m)
                .map(|metres| metres.map(|metres| fields.number("/distance_m", metres, DISTANCES_M))),
            position: position.map(|position| fields.number("/position", position, POSITIONS)),
        };
        fields.finish(changes)
    }
}

/// The name of a building that is to be made.
#[derive(Clone, Debug)]
pub struct NewBuilding(pub String);

impl TryFrom<BuildingInput> for NewBuilding {
    type Error = Error;

    fn try_from(BuildingInput { name }: BuildingInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let new = Self(fields.line("/name", &name, DOOR_MAX));
        fields.finish(new)
    }
}

/// Units that are to be made: 1 to [`UNITS_MAX`], no two of one name.
#[derive(Clone, Debug)]
pub struct NewUnits(Vec<NewUnit>);

/// A unit that is to be made.
#[derive(Clone, Debug)]
pub struct NewUnit {
    /// The number on the door.
    pub name: String,
    /// The floor.
    pub floor: Option<i32>,
    /// The entrance, or column of homes.
    pub entrance: Option<String>,
    /// Floor area in square decimetres.
    pub area_dm2: Option<i32>,
}

impl NewUnit {
    /// Reads a unit that stands at this place of the body.
    fn read(fields: &mut Fields, place: &str, input: UnitInput) -> Self {
        let UnitInput { name, floor, entrance, area_dm2 } = input;
        let at = |field: &str| format!("{place}/{field}");
        Self {
            name: fields.line(&at("name"), &name, DOOR_MAX),
            floor: floor.map(|floor| fields.number(&at("floor"), floor, FLOORS)),
            entrance: entrance
                .filter(|entrance| !entrance.trim().is_empty())
                .map(|entrance| fields.line(&at("entrance"), &entrance, DOOR_MAX)),
            area_dm2: area_dm2.map(|area| fields.number(&at("area_dm2"), area, AREAS_DM2)),
        }
    }
}

impl TryFrom<UnitInput> for NewUnit {
    type Error = Error;

    fn try_from(input: UnitInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let unit = Self::read(&mut fields, "", input);
        fields.finish(unit)
    }
}

impl TryFrom<UnitsInput> for NewUnits {
    type Error = Error;

    fn try_from(UnitsInput { units }: UnitsInput) -> Result<Self, Error> {
        if units.is_empty() {
            return Err(Error::invalid("/units", Code::Required));
        }
        if units.len() > UNITS_MAX {
            return Err(Error::invalid("/units", Code::TooMany));
        }
        let mut fields = Fields::default();
        let mut names = HashSet::new();
        let mut new = Vec::with_capacity(units.len());
        for (index, unit) in units.into_iter().enumerate() {
            let place = format!("/units/{index}");
            let unit = NewUnit::read(&mut fields, &place, unit);
            if !unit.name.is_empty() && !names.insert(unit.name.clone()) {
                fields.refuse(&format!("{place}/name"), Code::NameNotUnique);
            }
            new.push(unit);
        }
        fields.finish(Self(new))
    }
}

impl NewUnits {
    /// The units, in the order in which they were sent.
    pub fn into_units(self) -> Vec<NewUnit> {
        self.0
    }

    /// The names, in the order in which they were sent.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(|unit| unit.name.clone()).collect()
    }

    /// Demands that none of these names is taken.
    ///
    /// # Errors
    /// [`Code::NameNotUnique`] at each unit whose name is.
    pub fn demand_free(&self, taken: &HashSet<String>) -> Result<(), Error> {
        let errors: Vec<FieldError> = self
            .0
            .iter()
            .enumerate()
            .filter(|(_, unit)| taken.contains(&unit.name))
            .map(|(index, _)| FieldError {
                pointer: format!("/units/{index}/name"),
                code: Code::NameNotUnique,
            })
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
    }
}

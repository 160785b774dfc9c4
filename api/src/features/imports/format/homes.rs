//! Buildings and units, with the days of a home.

use linli_entities::{Date, Instant};
use serde::Deserialize;

use super::{Reference, Refusal, instant};
use crate::features::homes::input::DatesInput;
use crate::features::homes::rules::parse_dates;
use crate::features::projects::input::{BuildingInput, UnitInput};
use crate::features::projects::rules::{NewBuilding, NewUnit};

/// A building of a project, parsed.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "BuildingLine")]
#[expect(missing_docs, reason = "the fields are those of the building")]
pub struct BuildingRecord {
    pub reference: Reference,
    pub project: Reference,
    pub new: NewBuilding,
    pub created_at: Instant,
}

/// A unit of a building, parsed.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "UnitLine")]
#[expect(missing_docs, reason = "the fields are those of the unit and of the home")]
pub struct UnitRecord {
    pub reference: Reference,
    pub building: Reference,
    pub new: NewUnit,
    /// The day of its contract, and that of its handover.
    pub days: (Option<Date>, Option<Date>),
    pub created_at: Instant,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BuildingLine {
    #[serde(rename = "ref")]
    reference: Reference,
    project: Reference,
    name: String,
    created_at: Instant,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitLine {
    #[serde(rename = "ref")]
    reference: Reference,
    building: Reference,
    name: String,
    floor: Option<i32>,
    entrance: Option<String>,
    area_dm2: Option<i32>,
    signed_on: Option<Date>,
    handover_on: Option<Date>,
    created_at: Instant,
}

impl TryFrom<BuildingLine> for BuildingRecord {
    type Error = Refusal;

    fn try_from(line: BuildingLine) -> Result<Self, Refusal> {
        let BuildingLine { reference, project, name, created_at } = line;
        Ok(Self {
            reference,
            project,
            new: BuildingInput { name }.try_into()?,
            created_at: instant(created_at)?,
        })
    }
}

impl TryFrom<UnitLine> for UnitRecord {
    type Error = Refusal;

    fn try_from(line: UnitLine) -> Result<Self, Refusal> {
        let UnitLine {
            reference,
            building,
            name,
            floor,
            entrance,
            area_dm2,
            signed_on,
            handover_on,
            created_at,
        } = line;
        let new = UnitInput { name, floor, entrance, area_dm2 }.try_into()?;
        let days = parse_dates(&DatesInput { signed_on, handover_on })?;
        Ok(Self { reference, building, new, days, created_at: instant(created_at)? })
    }
}

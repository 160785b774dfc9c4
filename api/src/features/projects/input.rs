//! What is sent about projects.

use linli_entities::Date;
use linli_entities::project::ProjectStatus;
use linli_entities::project_fact::FactSide;
use poem_openapi::Object;
use poem_openapi::types::{Example, MaybeUndefined};

/// A project that is to be made.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ProjectInput {
    /// The readable part of its address: `[a-z0-9-]{2,60}`, unique.
    pub slug: String,
    /// 1 to 80 characters.
    pub name: String,
    /// 1 to 40 characters.
    pub city: String,
    /// At most 40 characters.
    pub district: String,
    /// At most 200 characters.
    pub address: String,
    /// Where it stands in its life.
    pub status: ProjectStatus,
    /// Plain text, at most 2000 characters.
    pub summary: String,
    /// When the sale begins or began.
    pub sale_on: Option<Date>,
    /// When it is handed over.
    pub handover_on: Option<Date>,
}

/// What of a project is to change; what is left out stays, and a date that is null is taken away.
#[derive(Clone, Debug, Default, Object)]
#[oai(example)]
pub struct ProjectPatch {
    /// The readable part of its address.
    pub slug: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its city; the roles of a city follow it at once.
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
    pub sale_on: MaybeUndefined<Date>,
    /// When it is handed over.
    pub handover_on: MaybeUndefined<Date>,
}

/// A fact that is to be told.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FactInput {
    /// Which way it speaks.
    pub side: FactSide,
    /// Plain text, 1 to 500 characters.
    pub text: String,
    /// How far away it is, in metres, at most 100000.
    pub distance_m: Option<i32>,
    /// Its place on its side, 0 to 10000; after the last where none is given.
    pub position: Option<i32>,
}

/// What of a fact is to change; what is left out stays.
#[derive(Clone, Debug, Default, Object)]
#[oai(example)]
pub struct FactPatch {
    /// Which way it speaks.
    pub side: Option<FactSide>,
    /// Plain text.
    pub text: Option<String>,
    /// How far away it is, in metres; null takes it away.
    pub distance_m: MaybeUndefined<i32>,
    /// Its place on its side.
    pub position: Option<i32>,
}

/// A building that is to be made.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BuildingInput {
    /// As it stands on the door: 1 to 40 characters, unique in the project.
    pub name: String,
}

/// Units that are to be made, all of them or none.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct UnitsInput {
    /// 1 to 500 units.
    pub units: Vec<UnitInput>,
}

/// A unit as it is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct UnitInput {
    /// The number on the door: 1 to 40 characters, unique in the building.
    pub name: String,
    /// -20 to 300.
    pub floor: Option<i32>,
    /// The entrance, or column of homes, that it is in: at most 40 characters.
    pub entrance: Option<String>,
    /// Floor area in square decimetres, 1 to 1000000.
    pub area_dm2: Option<i32>,
}

impl Example for ProjectInput {
    fn example() -> Self {
        Self {
            slug: "jiang-an".to_owned(),
            name: "江岸国际".to_owned(),
            city: "武汉".to_owned(),
            district: "江岸区".to_owned(),
            address: "沿江大道 168 号".to_owned(),
            status: ProjectStatus::OnSale,
            summary: "临江的住宅小区。".to_owned(),
            sale_on: Date::from_ymd_opt(2026, 5, 1),
            handover_on: None,
        }
    }
}

impl Example for ProjectPatch {
    fn example() -> Self {
        Self { status: Some(ProjectStatus::HandedOver), ..Self::default() }
    }
}

impl Example for UnitInput {
    fn example() -> Self {
        Self {
            name: "1201".to_owned(),
            floor: Some(12),
            entrance: Some("1 单元".to_owned()),
            area_dm2: Some(8950),
        }
    }
}

impl Example for FactInput {
    fn example() -> Self {
        Self {
            side: FactSide::Against,
            text: "北侧有一座变电站。".to_owned(),
            distance_m: Some(400),
            position: None,
        }
    }
}

impl Example for FactPatch {
    fn example() -> Self {
        Self { distance_m: MaybeUndefined::Value(350), ..Self::default() }
    }
}

impl Example for BuildingInput {
    fn example() -> Self {
        Self { name: "3 栋".to_owned() }
    }
}

impl Example for UnitsInput {
    fn example() -> Self {
        let unit = UnitInput {
            name: "1-1201".to_owned(),
            floor: Some(12),
            entrance: Some("1 单元".to_owned()),
            area_dm2: Some(8_950),
        };
        Self { units: vec![unit] }
    }
}

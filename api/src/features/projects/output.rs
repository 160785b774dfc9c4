//! How projects are shown.

use linli_entities::Date;
use linli_entities::building::BuildingId;
use linli_entities::project::{self, ProjectId, ProjectStatus};
use linli_entities::project_fact::{self, FactId, FactSide};
use linli_entities::unit::UnitId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use super::logic::buildings::{SeenBuilding, SeenUnit};
use crate::answer::Addressed;

/// A project.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Project {
    /// The id.
    pub id: ProjectId,
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
    /// Boards that the reader may read.
    pub board_count: i64,
    /// Topics in those boards.
    pub topic_count: i64,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
    /// What the reader may do with it.
    pub may: ProjectMay,
}

/// What the reader may do with a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct ProjectMay {
    /// Change it, its facts, buildings and units.
    pub edit: bool,
    /// Make and change its boards.
    pub manage_boards: bool,
    /// Decide on who is at home there.
    pub review_ownerships: bool,
    /// Give and take its roles.
    pub grant_roles: bool,
    /// Answer its complaints, and file for whoever calls.
    pub answer_complaints: bool,
    /// Keep its fund.
    pub keep_fund: bool,
}

/// A project, as far as it takes to name it and to link to it.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct ProjectRef {
    /// The id.
    pub id: ProjectId,
    /// The readable part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its city.
    pub city: String,
}

/// A building, named.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct BuildingRef {
    /// The id.
    pub id: BuildingId,
    /// Its name.
    pub name: String,
}

/// A home, named.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct UnitRef {
    /// The id.
    pub id: UnitId,
    /// The number on its door.
    pub name: String,
}

/// A fact that speaks for a project or against it.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Fact {
    /// The id.
    pub id: FactId,
    /// Which way it speaks.
    pub side: FactSide,
    /// Plain text.
    pub text: String,
    /// How far away it is, in metres.
    pub distance_m: Option<i32>,
    /// Its place on its side.
    pub position: i32,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
}

/// A building.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Building {
    /// The id.
    pub id: BuildingId,
    /// The project it belongs to.
    pub project_id: ProjectId,
    /// As it stands on the door.
    pub name: String,
    /// How many units it has.
    pub unit_count: i64,
}

/// A home in a building.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Unit {
    /// The id.
    pub id: UnitId,
    /// The building it is in.
    pub building_id: BuildingId,
    /// The number on the door.
    pub name: String,
    /// The floor; null for whoever has no role in the project.
    pub floor: Option<i32>,
    /// The entrance, or column of homes, that it is in; null for whoever has no role in the project.
    pub entrance: Option<String>,
    /// Floor area in square decimetres; null for whoever has no role in the project.
    pub area_dm2: Option<i32>,
}

impl From<Seen> for Project {
    fn from(Seen { project, counts, may }: Seen) -> Self {
        let project::Model {
            id,
            slug,
            name,
            city,
            district,
            address,
            status,
            summary,
            sale_on,
            handover_on,
            version,
            created_at: _,
            updated_at: _,
        } = project;
        Self {
            id,
            slug,
            name,
            city,
            district,
            address,
            status,
            summary,
            sale_on,
            handover_on,
            board_count: counts.board_count,
            topic_count: counts.topic_count,
            version,
            may,
        }
    }
}

impl From<&project::Model> for ProjectRef {
    fn from(project: &project::Model) -> Self {
        Self {
            id: project.id,
            slug: project.slug.clone(),
            name: project.name.clone(),
            city: project.city.clone(),
        }
    }
}

impl From<project_fact::Model> for Fact {
    fn from(fact: project_fact::Model) -> Self {
        let project_fact::Model {
            id,
            project_id: _,
            side,
            text,
            distance_m,
            position,
            version,
            created_at: _,
            updated_at: _,
        } = fact;
        Self { id, side, text, distance_m, position, version }
    }
}

impl From<SeenBuilding> for Building {
    fn from(SeenBuilding { id, project_id, name, unit_count }: SeenBuilding) -> Self {
        Self { id, project_id, name, unit_count }
    }
}

impl From<SeenUnit> for Unit {
    fn from(SeenUnit { unit, in_detail }: SeenUnit) -> Self {
        Self {
            id: unit.id,
            building_id: unit.building_id,
            name: unit.name,
            floor: unit.floor.filter(|_| in_detail),
            entrance: unit.entrance.filter(|_| in_detail),
            area_dm2: unit.area_dm2.filter(|_| in_detail),
        }
    }
}

impl Addressed for Project {
    fn address(&self) -> String {
        format!("/projects/{}", self.id)
    }
}

impl Example for Project {
    fn example() -> Self {
        Self {
            id: ProjectId(1),
            slug: "jiang-an".to_owned(),
            name: "江岸国际".to_owned(),
            city: "武汉".to_owned(),
            district: "江岸区".to_owned(),
            address: "沿江大道 168 号".to_owned(),
            status: ProjectStatus::OnSale,
            summary: "临江的住宅小区。".to_owned(),
            sale_on: Date::from_ymd_opt(2026, 5, 1),
            handover_on: None,
            board_count: 4,
            topic_count: 812,
            version: 3,
            may: ProjectMay::default(),
        }
    }
}

impl Example for ProjectRef {
    fn example() -> Self {
        let Project { id, slug, name, city, .. } = Project::example();
        Self { id, slug, name, city }
    }
}

impl Addressed for Fact {
    fn address(&self) -> String {
        format!("/facts/{}", self.id)
    }
}

impl Example for Fact {
    fn example() -> Self {
        Self {
            id: FactId(7),
            side: FactSide::Against,
            text: "北侧有一座变电站。".to_owned(),
            distance_m: Some(400),
            position: 1,
            version: 1,
        }
    }
}

impl Example for Building {
    fn example() -> Self {
        Self { id: BuildingId(5), project_id: ProjectId(1), name: "3 栋".to_owned(), unit_count: 96 }
    }
}

impl Example for Unit {
    fn example() -> Self {
        Self {
            id: UnitId(11),
            building_id: BuildingId(5),
            name: "1-1201".to_owned(),
            floor: None,
            entrance: None,
            area_dm2: None,
        }
    }
}

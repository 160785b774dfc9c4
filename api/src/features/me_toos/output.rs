//! How it is shown that other homes have it as well.

use linli_entities::Instant;
use linli_entities::building::BuildingId;
use linli_entities::complaint::Category;
use linli_entities::unit::UnitId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::projects::output::{BuildingRef, UnitRef};

/// How many homes have what somebody complained of.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MeToos {
    /// How many homes say so, beside the one that the complaint is about.
    pub count: i64,
    /// Whether it can be said: of a public complaint of which something is still to be done.
    pub open: bool,
    /// The homes of the reader in the project, except the one that the complaint is about.
    pub homes: Vec<MeTooHome>,
    /// Whether the reader may see which homes say so.
    pub may_list: bool,
}

/// A home of the reader.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MeTooHome {
    /// The home.
    pub unit: UnitRef,
    /// The name of its building.
    pub building_name: String,
    /// Whether it was said of this home.
    pub said: bool,
}

/// A home that has what somebody complained of. Nothing tells who said so.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MeTooUnit {
    /// The home.
    pub unit: UnitRef,
    /// Its building.
    pub building: BuildingRef,
    /// The floor, where it is known.
    pub floor: Option<i32>,
    /// When it was said.
    pub said_at: Instant,
}

/// Where in a project homes have what others complained of.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MeTooMap {
    /// What the complaints are about; null for all.
    pub category: Option<Category>,
    /// By building and floor, from the top; only where there are some.
    pub cells: Vec<MeTooCell>,
}

/// Homes on a floor of a building.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MeTooCell {
    /// The building.
    pub building: BuildingRef,
    /// The floor; null for homes of which it is not known.
    pub floor: Option<i32>,
    /// How many homes there have something of it.
    pub home_count: i64,
}

fn building() -> BuildingRef {
    BuildingRef { id: BuildingId(7), name: "3 号楼".to_owned() }
}

fn unit() -> UnitRef {
    UnitRef { id: UnitId(301), name: "3-1802".to_owned() }
}

impl Example for MeToos {
    fn example() -> Self {
        Self { count: 12, open: true, homes: vec![MeTooHome::example()], may_list: false }
    }
}

impl Example for MeTooHome {
    fn example() -> Self {
        Self { unit: unit(), building_name: building().name, said: true }
    }
}

impl Example for MeTooUnit {
    fn example() -> Self {
        Self { unit: unit(), building: building(), floor: Some(18), said_at: Instant::UNIX_EPOCH }
    }
}

impl Example for MeTooMap {
    fn example() -> Self {
        Self { category: Some(Category::Quality), cells: vec![MeTooCell::example()] }
    }
}

impl Example for MeTooCell {
    fn example() -> Self {
        Self { building: building(), floor: Some(18), home_count: 4 }
    }
}

//! What is sent about boards.

use linli_entities::Date;
use linli_entities::board::Visibility;
use linli_entities::building::BuildingId;
use poem_openapi::Object;
use poem_openapi::types::Example;

/// A board that is to be made.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BoardInput {
    /// The readable part of its address: `[a-z0-9-]{2,60}`, unique in the project.
    pub slug: String,
    /// 1 to 60 characters.
    pub name: String,
    /// What it is for, at most 500 characters.
    pub description: String,
    /// Who may read it. A board of the club has no owners.
    pub visibility: Visibility,
    /// Its place among its sisters, 0 to 10000; after the last where none is given.
    pub position: Option<i32>,
    /// The building that it is for: with `owners_of_building`, `owners_of_entrance` and `buyers_of_building`.
    pub building_id: Option<BuildingId>,
    /// The entrance of the building, as its units name it: with `owners_of_entrance`.
    pub entrance: Option<String>,
    /// Whether tenants read it, of those at home there; where nothing is said, with `owners` alone.
    pub tenants: Option<bool>,
}

/// A board that is closed to staff, to be made.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ClosedBoardInput {
    /// The readable part of its address: `[a-z0-9-]{2,60}`, unique in the project.
    pub slug: String,
    /// 1 to 60 characters.
    pub name: String,
    /// What it is for, at most 500 characters.
    pub description: String,
    /// The building that it is for; the whole project where none is given.
    pub building_id: Option<BuildingId>,
    /// Whether tenants read it, of those at home there; not where nothing is said.
    pub tenants: Option<bool>,
}

/// Whether boards come of the buildings of a project.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct BoardTreeInput {
    /// Whether new boards are made: of the project, of each building, and of each entrance where those have some.
    pub grows: bool,
    /// Whether entrances have boards of their own.
    pub entrances: bool,
    /// Whether tenants read the boards that are made.
    pub tenants: bool,
}

/// That a building was handed over.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct HandoverInput {
    /// On which day; today where none is given.
    pub handed_over_on: Option<Date>,
}

impl Example for BoardInput {
    fn example() -> Self {
        Self {
            slug: "talk".to_owned(),
            name: "业主茶座".to_owned(),
            description: "装修、物业、邻里的事都可以聊。".to_owned(),
            visibility: Visibility::Public,
            position: None,
            building_id: None,
            entrance: None,
            tenants: None,
        }
    }
}

/// What of a board is to change; what is left out stays.
#[derive(Clone, Debug, Default, Object)]
#[oai(example)]
pub struct BoardPatch {
    /// The readable part of its address.
    pub slug: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Who may read it; in force with the answer.
    pub visibility: Option<Visibility>,
    /// Its place among its sisters.
    pub position: Option<i32>,
    /// Whether it takes no new topics and posts.
    pub locked: Option<bool>,
    /// Whether tenants read it, of those at home there.
    pub tenants: Option<bool>,
    /// Whether owners may write there under pseudonyms; a board of the club has no owners. This is changed by who
    /// moderates there as well.
    pub pseudonyms: Option<bool>,
    /// For how many seconds an account waits between posts there, 0 to 86400; who moderates does not wait. This is changed
    /// by who moderates there as well.
    pub slow_seconds: Option<i32>,
}

impl Example for BoardPatch {
    fn example() -> Self {
        Self { visibility: Some(Visibility::Owners), ..Self::default() }
    }
}

impl Example for ClosedBoardInput {
    fn example() -> Self {
        Self {
            slug: "committee".to_owned(),
            name: "业委会筹备".to_owned(),
            description: "只有业主能看，开发商的工作人员看不到。".to_owned(),
            building_id: None,
            tenants: Some(false),
        }
    }
}

impl Example for BoardTreeInput {
    fn example() -> Self {
        Self { grows: true, entrances: false, tenants: false }
    }
}

impl Example for HandoverInput {
    fn example() -> Self {
        Self { handed_over_on: Date::from_ymd_opt(2026, 6, 30) }
    }
}

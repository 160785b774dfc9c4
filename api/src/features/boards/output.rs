//! How boards are shown.

use linli_entities::board::{self, BoardId, Visibility};
use linli_entities::board_sign::{self, BoardSignKind};
use linli_entities::building::BuildingId;
use linli_entities::opening::OpeningId;
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use super::logic::closed::Known;
use super::logic::tree::{Growth, Handed};
use super::rules::BoardScope;
use crate::answer::Addressed;
use crate::features::accounts::output::AccountRef;
use crate::features::projects::output::{BuildingRef, ProjectRef};

/// A board.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Board {
    /// The id.
    pub id: BoardId,
    /// The project it belongs to; null for a board of the club.
    pub project_id: Option<ProjectId>,
    /// The readable part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Who may read it.
    pub visibility: Visibility,
    /// The building that it is for.
    pub building_id: Option<BuildingId>,
    /// The entrance of the building that it is for.
    pub entrance: Option<String>,
    /// Whether tenants read it, where it is for those at home there.
    pub tenants: bool,
    /// Whether it came of the property tree by itself.
    pub of_tree: bool,
    /// Its place among its sisters.
    pub position: i32,
    /// Whether it takes no new topics and posts.
    pub locked: bool,
    /// Whether owners may write there under pseudonyms.
    pub pseudonyms: bool,
    /// For how many seconds an account waits between posts there; 0 where it does not.
    pub slow_seconds: i32,
    /// Topics that are not deleted.
    pub topic_count: i64,
    /// Posts that are not deleted.
    pub post_count: i64,
    /// When somebody last wrote there.
    pub last_post_at: Option<Instant>,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
    /// What the reader may do there.
    pub may: BoardMay,
}

/// What the reader may do in a board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct BoardMay {
    /// Open topics and write posts.
    pub post: bool,
    /// Pin, lock, delete and restore what others wrote.
    pub moderate: bool,
    /// Change the board itself.
    pub edit: bool,
}

/// A board, as far as it takes to name it and to link to it.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct BoardRef {
    /// The id.
    pub id: BoardId,
    /// The readable part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who may read it.
    pub visibility: Visibility,
    /// The project it belongs to; null for a board of the club.
    pub project_id: Option<ProjectId>,
    /// Whether owners may write there under pseudonyms.
    pub pseudonyms: bool,
}

/// A board and where it is.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BoardPlace {
    /// The board.
    pub board: Board,
    /// The project it belongs to; null for a board of the club.
    pub project: Option<ProjectRef>,
}

/// A board that is closed to staff, as administrators know it: by its name alone.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ClosedBoard {
    /// The id.
    pub id: BoardId,
    /// Its name.
    pub name: String,
    /// The project it belongs to.
    pub project: ProjectRef,
    /// The building that it is for; null where it is for the whole project.
    pub building: Option<BuildingRef>,
    /// Whether tenants read it, of those at home there.
    pub tenants: bool,
    /// Who moderates it, of its owners.
    pub moderators: Vec<AccountRef>,
    /// When it was made.
    pub created_at: Instant,
}

/// Who moderates a board that is closed to staff.
#[derive(Clone, Debug, Object)]
pub struct BoardModerators {
    /// They, in the order in which they were named; at most 20.
    pub items: Vec<AccountRef>,
}

/// A signpost of a board: that something happened to the board itself.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BoardSign {
    /// What happened.
    pub kind: BoardSignKind,
    /// The opening, where it was opened.
    pub opening_id: Option<OpeningId>,
    /// When.
    pub signed_at: Instant,
}

/// Whether boards come of the buildings of a project.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct BoardTree {
    /// Whether new boards are made.
    pub grows: bool,
    /// Whether entrances have boards of their own.
    pub entrances: bool,
    /// Whether tenants read the boards that are made.
    pub tenants: bool,
}

/// How a building stands between its buyers and its owners.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BuildingHandover {
    /// The building.
    pub building_id: BuildingId,
    /// The first day of a handover, as the days of its homes and of its project say; null where nobody said one.
    pub expected_on: Option<Date>,
    /// The day on which it was handed over; null where it was not.
    pub handed_over_on: Option<Date>,
    /// When that was recorded.
    pub recorded_at: Option<Instant>,
}

impl From<Known> for ClosedBoard {
    fn from(Known { board, project, building, moderators }: Known) -> Self {
        Self {
            id: board.id,
            name: board.name,
            project,
            building,
            tenants: !board.without_tenants,
            moderators,
            created_at: board.created_at,
        }
    }
}

impl From<board_sign::Model> for BoardSign {
    fn from(row: board_sign::Model) -> Self {
        let board_sign::Model { id: _, board_id: _, kind, opening_id, signed_at } = row;
        Self { kind, opening_id, signed_at }
    }
}

impl From<Growth> for BoardTree {
    fn from(Growth { grows, entrances, tenants }: Growth) -> Self {
        Self { grows, entrances, tenants }
    }
}

impl From<Handed> for BuildingHandover {
    fn from(Handed { building_id, expected_on, recorded }: Handed) -> Self {
        Self {
            building_id,
            expected_on,
            handed_over_on: recorded.as_ref().map(|row| row.handed_over_on),
            recorded_at: recorded.map(|row| row.recorded_at),
        }
    }
}

impl From<Seen> for Board {
    fn from(Seen { board, may, .. }: Seen) -> Self {
        let board::Model {
            id,
            project_id,
            slug,
            name,
            description,
            visibility,
            building_id,
            entrance,
            without_tenants,
            of_tree,
            position,
            locked,
            pseudonyms,
            slow_seconds,
            topic_count,
            post_count,
            last_post_at,
            version,
            created_at: _,
            updated_at: _,
        } = board;
        Self {
            id,
            project_id,
            slug,
            name,
            description,
            visibility,
            building_id,
            entrance,
            tenants: !without_tenants,
            of_tree,
            position,
            locked,
            pseudonyms,
            slow_seconds,
            topic_count,
            post_count,
            last_post_at,
            version,
            may,
        }
    }
}

impl From<Seen> for BoardPlace {
    fn from(seen: Seen) -> Self {
        let project = seen.project.clone();
        Self { board: seen.into(), project }
    }
}

impl From<&BoardScope> for BoardRef {
    fn from(board: &BoardScope) -> Self {
        Self {
            id: board.id,
            slug: board.slug.clone(),
            name: board.name.clone(),
            visibility: board.visibility,
            project_id: board.project.as_ref().map(|project| project.id),
            pseudonyms: board.pseudonyms,
        }
    }
}

impl Addressed for Board {
    fn address(&self) -> String {
        format!("/boards/{}", self.id)
    }
}

impl Example for Board {
    fn example() -> Self {
        Self {
            id: BoardId(3),
            project_id: Some(ProjectId(1)),
            slug: "talk".to_owned(),
            name: "业主茶座".to_owned(),
            description: "装修、物业、邻里的事都可以聊。".to_owned(),
            visibility: Visibility::Public,
            building_id: None,
            entrance: None,
            tenants: true,
            of_tree: false,
            position: 1,
            locked: false,
            pseudonyms: false,
            slow_seconds: 0,
            topic_count: 128,
            post_count: 2_304,
            last_post_at: None,
            version: 1,
            may: BoardMay { post: true, moderate: false, edit: false },
        }
    }
}

impl Example for BoardRef {
    fn example() -> Self {
        let Board { id, slug, name, visibility, project_id, pseudonyms, .. } = Board::example();
        Self { id, slug, name, visibility, project_id, pseudonyms }
    }
}

impl Example for BoardPlace {
    fn example() -> Self {
        Self { board: Board::example(), project: Some(ProjectRef::example()) }
    }
}

impl Example for ClosedBoard {
    fn example() -> Self {
        Self {
            id: BoardId(9),
            name: "业委会筹备".to_owned(),
            project: ProjectRef::example(),
            building: None,
            tenants: false,
            moderators: vec![AccountRef::example()],
            created_at: Instant::UNIX_EPOCH,
        }
    }
}

impl Example for BoardSign {
    fn example() -> Self {
        Self { kind: BoardSignKind::HandedOver, opening_id: None, signed_at: Instant::UNIX_EPOCH }
    }
}

impl Example for BoardTree {
    fn example() -> Self {
        Self { grows: true, entrances: false, tenants: false }
    }
}

impl Example for BuildingHandover {
    fn example() -> Self {
        Self {
            building_id: BuildingId(5),
            expected_on: Date::from_ymd_opt(2026, 6, 30),
            handed_over_on: None,
            recorded_at: None,
        }
    }
}

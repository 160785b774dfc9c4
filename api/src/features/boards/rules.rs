//! Who may read and write in a board. Pure.

mod audience;
pub mod tree;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::{self, BoardId, Visibility};
use linli_entities::project;

use super::input::{BoardInput, BoardPatch, ClosedBoardInput};
use super::output::BoardMay;
use crate::actor::{Actor, Permission, Scope};
use crate::code::Code;
use crate::error::Error;
use crate::features::projects::output::ProjectRef;
use crate::fields::Fields;

pub use audience::{
    Within, demand_audience, demand_moderator, demand_no_more, demand_voice, may_read, moderates,
};

/// Boards of one project, or of the club, that somebody made, at most: lists give them all.
pub const BOARDS_MAX: u64 = 100;
/// Boards of one project that come of its buildings by themselves, at most; beyond them there are none for what is new.
pub const TREE_BOARDS_MAX: u64 = 300;

const NAME_MAX: usize = 60;
const DESCRIPTION_MAX: usize = 500;
const ENTRANCE_MAX: usize = 40;
const POSITIONS: std::ops::RangeInclusive<i32> = 0..=10_000;
/// For how many seconds an account may be made to wait between posts: up to a day.
pub const SLOW_SECONDS: std::ops::RangeInclusive<i32> = 0..=86_400;

/// What of a board decides who may read and write there, and what it and its project are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardScope {
    /// The board.
    pub id: BoardId,
    /// The readable part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its project; none for a board of the club.
    pub project: Option<ProjectRef>,
    /// Who may read it.
    pub visibility: Visibility,
    /// Whether it takes no new topics and posts.
    pub locked: bool,
    /// Whether owners may write there under pseudonyms.
    pub pseudonyms: bool,
    /// For how many seconds an account waits between posts there; 0 where it does not.
    pub slow_seconds: i32,
    /// The part of the project that it is for.
    pub within: Within,
    /// Who moderates it, where no role does: of a board that is closed to staff.
    pub moderators: Vec<AccountId>,
}

impl BoardScope {
    /// What decides about a board, from its row, the row of its project and who moderates it where it is closed to staff.
    pub fn of(board: &board::Model, project: Option<&project::Model>, moderators: Vec<AccountId>) -> Self {
        Self {
            id: board.id,
            slug: board.slug.clone(),
            name: board.name.clone(),
            project: project.map(ProjectRef::from),
            visibility: board.visibility,
            locked: board.locked,
            pseudonyms: board.pseudonyms,
            slow_seconds: board.slow_seconds,
            within: Within {
                building_id: board.building_id,
                entrance: board.entrance.clone(),
                without_tenants: board.without_tenants,
            },
            moderators,
        }
    }

    /// Where the board is, as far as roles are concerned.
    pub fn scope(&self) -> Scope<'_> {
        audience::scope(self)
    }

    /// Whether it is closed to staff: then no role holds there.
    pub fn is_closed(&self) -> bool {
        self.visibility == Visibility::OwnersWithoutStaff
    }
}

/// Whether the actor may write in a board that may be read.
///
/// # Errors
/// [`Error::SignInRequired`], [`Code::EmailNotProven`], [`Code::BoardLocked`]; those of [`demand_voice`].
pub fn demand_write(actor: &Actor, board: &BoardScope) -> Result<(), Error> {
    if matches!(actor, Actor::System) {
        return Ok(());
    }
    let account = actor.signed_in()?;
    // Staff were proven by whoever gave them their role.
    if !account.proven && account.rights.grants.is_empty() {
        return Err(Error::Forbidden(Code::EmailNotProven));
    }
    demand_voice(actor, board)?;
    if board.locked && !moderates(actor, board) {
        return Err(Error::Conflict(Code::BoardLocked));
    }
    Ok(())
}

/// Demands that the actor may open a topic in the board.
///
/// # Errors
/// [`Error::NotFound`] for a board that may not be read, and those of [`demand_write`].
pub fn demand_opening(actor: &Actor, board: &BoardScope) -> Result<(), Error> {
    if !may_read(actor, board) {
        return Err(Error::NotFound("board"));
    }
    demand_write(actor, board)
}

/// What the actor may do in a board that may be read.
pub fn may(actor: &Actor, board: &BoardScope) -> BoardMay {
    BoardMay {
        post: actor.account_id().is_some() && demand_write(actor, board).is_ok(),
        moderate: moderates(actor, board),
        edit: actor.may(Permission::ManageBoards, board.scope()),
    }
}

/// Demands that owners write under pseudonyms only where there are owners: the club has none.
///
/// # Errors
/// [`Code::Malformed`] at `/pseudonyms`.
pub fn demand_owners(pseudonyms: Option<bool>, board: &BoardScope) -> Result<(), Error> {
    match (pseudonyms, &board.project) {
        (Some(true), None) => Err(Error::invalid("/pseudonyms", Code::Malformed)),
        _ => Ok(()),
    }
}

/// By how much the counters of a board move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Topics more, or fewer.
    pub topics: i64,
    /// Posts more, or fewer.
    pub posts: i64,
    /// When a new post was written, if one was.
    pub posted_at: Option<Instant>,
}

/// A board that is to be made, read and found right.
#[derive(Clone, Debug)]
pub struct NewBoard {
    /// The readable part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Who may read it.
    pub visibility: Visibility,
    /// Its place among its sisters; after the last where there is none.
    pub position: Option<i32>,
    /// The part of the project that it is for.
    pub within: Within,
}

impl TryFrom<BoardInput> for NewBoard {
    type Error = Error;

    fn try_from(input: BoardInput) -> Result<Self, Error> {
        let BoardInput { slug, name, description, visibility, position, building_id, entrance, tenants } =
            input;
        let mut fields = Fields::default();
        let new = Self {
            slug: fields.slug("/slug", &slug),
            name: fields.line("/name", &name, NAME_MAX),
            description: fields.prose_or_empty("/description", &description, DESCRIPTION_MAX),
            visibility,
            position: position.map(|position| fields.number("/position", position, POSITIONS)),
            within: Within {
                building_id,
                entrance: entrance.map(|entrance| fields.line("/entrance", &entrance, ENTRANCE_MAX)),
                without_tenants: !tenants.unwrap_or(visibility == Visibility::Owners),
            },
        };
        let new = fields.finish(new)?;
        demand_no_more(new.visibility, &new.within)?;
        Ok(new)
    }
}

impl TryFrom<ClosedBoardInput> for NewBoard {
    type Error = Error;

    fn try_from(input: ClosedBoardInput) -> Result<Self, Error> {
        let ClosedBoardInput { slug, name, description, building_id, tenants } = input;
        let mut fields = Fields::default();
        let new = Self {
            slug: fields.slug("/slug", &slug),
            name: fields.line("/name", &name, NAME_MAX),
            description: fields.prose_or_empty("/description", &description, DESCRIPTION_MAX),
            visibility: Visibility::OwnersWithoutStaff,
            position: None,
            within: Within { building_id, entrance: None, without_tenants: !tenants.unwrap_or(false) },
        };
        fields.finish(new)
    }
}

/// What of a board is to change, read and found right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardChanges {
    /// The readable part of its address.
    pub slug: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Who may read it.
    pub visibility: Option<Visibility>,
    /// Its place among its sisters.
    pub position: Option<i32>,
    /// Whether it takes no new topics and posts.
    pub locked: Option<bool>,
    /// Whether owners may write there under pseudonyms.
    pub pseudonyms: Option<bool>,
    /// Whether tenants read it, of those at home there.
    pub tenants: Option<bool>,
    /// For how many seconds an account waits between posts there.
    pub slow_seconds: Option<i32>,
}

impl BoardChanges {
    /// Whether nothing changes but how one writes there, under pseudonyms and how often: that is for who moderates, too.
    pub fn is_of_moderators(&self) -> bool {
        let rest = Self { pseudonyms: None, slow_seconds: None, ..self.clone() };
        rest == Self::default() && *self != rest
    }
}

impl TryFrom<BoardPatch> for BoardChanges {
    type Error = Error;

    fn try_from(patch: BoardPatch) -> Result<Self, Error> {
        let BoardPatch {
            slug,
            name,
            description,
            visibility,
            position,
            locked,
            pseudonyms,
            tenants,
            slow_seconds,
        } = patch;
        let mut fields = Fields::default();
        let changes = Self {
            slug: slug.map(|slug| fields.slug("/slug", &slug)),
            name: name.map(|name| fields.line("/name", &name, NAME_MAX)),
            description: description
                .map(|text| fields.prose_or_empty("/description", &text, DESCRIPTION_MAX)),
            visibility,
            position: position.map(|position| fields.number("/position", position, POSITIONS)),
            locked,
            pseudonyms,
            tenants,
            slow_seconds: slow_seconds.map(|seconds| fields.number("/slow_seconds", seconds, SLOW_SECONDS)),
        };
        fields.finish(changes)
    }
}

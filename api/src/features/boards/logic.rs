//! Use cases of boards.

pub mod closed;
pub mod signs;
pub mod tree;

use std::collections::HashMap;
use std::sync::Arc;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::{self, BoardId};
use linli_entities::outbox::OutboxKind;
use linli_entities::project::{self, ProjectId};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::output::BoardMay;
use super::rules::{self, BOARDS_MAX, BoardChanges, BoardScope, Counted, NewBoard};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::cache::{Cache, Ticket};
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::projects;
use crate::features::projects::logic::buildings;
use crate::features::projects::output::ProjectRef;
use crate::once::Once;
use crate::outbox;

/// All boards, as far as rights are concerned.
pub type Directory = HashMap<BoardId, BoardScope>;
/// The directory, as last read.
pub type DirectoryCache = Cache<(), Arc<Directory>>;

/// All boards, from memory while nothing changed.
///
/// # Errors
/// When the database fails.
pub async fn directory(app: &App) -> Result<Arc<Directory>, Error> {
    if let Some(directory) = app.boards.get(app.db.versions(), &()) {
        return Ok(directory);
    }
    let ticket = Ticket::take(app.db.versions(), vec![Key::Boards, Key::Projects]);
    let scopes = store::scopes(app.db.read()).await?;
    let directory: Arc<Directory> = Arc::new(scopes.into_iter().map(|scope| (scope.id, scope)).collect());
    app.boards.put((), directory.clone(), ticket);
    Ok(directory)
}

/// The boards the actor may read, in ascending order: for queries over many boards.
///
/// # Errors
/// When the database fails.
pub async fn readable(app: &App, actor: &Actor) -> Result<Vec<BoardId>, Error> {
    let directory = directory(app).await?;
    let mut ids: Vec<BoardId> =
        directory.values().filter(|board| rules::may_read(actor, board)).map(|board| board.id).collect();
    ids.sort_unstable();
    Ok(ids)
}

/// Those of a project that the actor may read, in ascending order.
///
/// # Errors
/// When the database fails.
pub async fn readable_in(app: &App, actor: &Actor, project_id: ProjectId) -> Result<Vec<BoardId>, Error> {
    let directory = directory(app).await?;
    let of_project =
        |board: &BoardScope| board.project.as_ref().is_some_and(|project| project.id == project_id);
    let mut ids = readable(app, actor).await?;
    ids.retain(|id| directory.get(id).is_some_and(of_project));
    Ok(ids)
}

/// The board, if the actor may know of it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may read.
pub async fn visible(app: &App, actor: &Actor, id: BoardId) -> Result<BoardScope, Error> {
    let directory = directory(app).await?;
    directory.get(&id).filter(|board| rules::may_read(actor, board)).cloned().ok_or(Error::NotFound("board"))
}

/// The board as it is inside a transaction: it may have changed since it was looked up.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn scope_now(txn: &Txn, id: BoardId) -> Result<BoardScope, Error> {
    let board = store::by_id(txn, id).await?.ok_or(Error::NotFound("board"))?;
    let project = project_of(txn, &board).await?;
    scope_of(txn, &board, project.as_ref()).await
}

async fn project_of(
    db: &impl ConnectionTrait,
    board: &board::Model,
) -> Result<Option<project::Model>, Error> {
    match board.project_id {
        Some(project_id) => Ok(Some(projects::logic::project(db, project_id).await?)),
        None => Ok(None),
    }
}

/// What decides about a board, with who moderates it where no role does.
async fn scope_of(
    db: &impl ConnectionTrait,
    board: &board::Model,
    project: Option<&project::Model>,
) -> Result<BoardScope, Error> {
    let moderators = store::closed::moderators_if(db, board.id, board.visibility).await?;
    Ok(BoardScope::of(board, project, moderators))
}

/// Moves the counters of a board inside a transaction, and gives the board as it is there: it may have been locked or
/// closed since it was looked up, and stays as it is until the commit.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn count(txn: &Txn, id: BoardId, counted: Counted) -> Result<BoardScope, Error> {
    store::count(txn, id, counted).await?.ok_or(Error::NotFound("board"))
}

/// A board as the actor sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub board: board::Model,
    /// The project it belongs to.
    pub project: Option<ProjectRef>,
    /// What the actor may do there.
    pub may: BoardMay,
}

impl Seen {
    /// The board, if the actor may know of it; decided by the row itself, which may be newer than the directory.
    fn by(
        actor: &Actor,
        board: board::Model,
        project: Option<&project::Model>,
        moderators: Vec<AccountId>,
    ) -> Option<Self> {
        let scope = BoardScope::of(&board, project, moderators);
        rules::may_read(actor, &scope).then(|| Self {
            may: rules::may(actor, &scope),
            project: project.map(ProjectRef::from),
            board,
        })
    }
}

/// How much is in the boards of a project that the actor may read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Boards.
    pub board_count: i64,
    /// Topics in them.
    pub topic_count: i64,
}

/// One board.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may read.
pub async fn board(app: &App, actor: &Actor, id: BoardId) -> Result<Seen, Error> {
    seen(app.db.read(), actor, id).await
}

async fn seen(db: &impl ConnectionTrait, actor: &Actor, id: BoardId) -> Result<Seen, Error> {
    let board = store::by_id(db, id).await?.ok_or(Error::NotFound("board"))?;
    let project = project_of(db, &board).await?;
    let moderators = store::closed::moderators_if(db, id, board.visibility).await?;
    Seen::by(actor, board, project.as_ref(), moderators).ok_or(Error::NotFound("board"))
}

/// The boards of a project, or of the club, that the actor may read, by their places.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none.
pub async fn list(app: &App, actor: &Actor, project_id: Option<ProjectId>) -> Result<Vec<Seen>, Error> {
    let project = match project_id {
        Some(project_id) => Some(projects::logic::project(app.db.read(), project_id).await?),
        None => None,
    };
    let directory = directory(app).await?;
    let readable = directory
        .values()
        .filter(|board| board.project.as_ref().map(|project| project.id) == project_id)
        .filter(|board| rules::may_read(actor, board))
        .map(|board| board.id);
    let rows = store::by_ids(app.db.read(), readable.collect()).await?;
    let moderators = |id| directory.get(&id).map(|scope| scope.moderators.clone()).unwrap_or_default();
    let seen = rows.into_iter().filter_map(|board| {
        let moderators = moderators(board.id);
        Seen::by(actor, board, project.as_ref(), moderators)
    });
    Ok(seen.collect())
}

/// How much the actor may read in each of these projects; a project without such boards is left out.
///
/// # Errors
/// When the database fails.
pub async fn counts(
    app: &App,
    actor: &Actor,
    project_ids: &[ProjectId],
) -> Result<HashMap<ProjectId, Counts>, Error> {
    let directory = directory(app).await?;
    let readable = directory
        .values()
        .filter(|board| board.project.as_ref().is_some_and(|project| project_ids.contains(&project.id)))
        .filter(|board| rules::may_read(actor, board))
        .map(|board| board.id);
    let counted = store::counts(app.db.read(), readable.collect()).await?;
    Ok(counted
        .into_iter()
        .map(|(id, board_count, topic_count)| (id, Counts { board_count, topic_count }))
        .collect())
}

/// Makes a board in a project, or in the club.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; without the right to manage boards there; [`Code::SlugTaken`];
/// [`Code::TooMany`].
pub async fn create(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
    new: NewBoard,
    once: Once,
) -> Result<Seen, Error> {
    let input = (actor.clone(), project_id, new, once, app.clock.now());
    app.db
        .write(input, |txn, (actor, project_id, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                match project_id {
                    Some(project_id) => {
                        let project = projects::logic::project(txn, project_id).await?;
                        actor.demand(Permission::ManageBoards, Scope::Project(project.id, &project.city))?;
                    }
                    None => actor.demand(Permission::ManageProjects, Scope::Club)?,
                }
                if let Some(before) = once.made_before(txn).await? {
                    return seen(txn, &actor, BoardId(before)).await;
                }
                let id = make(txn, project_id, new, now).await?;
                audit::record(txn, &actor, "create_board", ("board", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                seen(txn, &actor, id).await
            })
        })
        .await
}

/// Writes a new board, made at `now`, inside a transaction.
///
/// # Errors
/// Before anything is written: those of [`rules::demand_audience`]; [`Code::NotFound`] at `/building_id`;
/// [`Code::TooLate`] for a board of buyers of a building that was handed over; [`Code::TooMany`].
/// [`Code::SlugTaken`] at `/slug`, after which a transaction of PostgreSQL takes nothing more; [`is_slug_taken`] asks
/// before.
pub async fn make(
    txn: &Txn,
    project_id: Option<ProjectId>,
    new: NewBoard,
    now: Instant,
) -> Result<BoardId, Error> {
    rules::demand_audience(new.visibility, project_id, &new.within)?;
    insert(txn, project_id, new, now).await
}

/// Writes a new board, whoever may read it.
async fn insert(
    txn: &Txn,
    project_id: Option<ProjectId>,
    new: NewBoard,
    now: Instant,
) -> Result<BoardId, Error> {
    if let Some(project_id) = project_id {
        buildings::demand_in(txn, project_id, new.within.building_id).await?;
    }
    tree::demand_not_handed_over(txn, new.visibility, new.within.building_id).await?;
    let (count, last) = store::sisters(txn, project_id).await?;
    if count >= BOARDS_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let position = new.position.unwrap_or(last.map_or(0, |last| last.saturating_add(1)));
    let id = store::insert(txn, project_id, new, (position, false), now).await?;
    tell(txn, id, project_id, now).await?;
    Ok(id)
}

/// Whether a board of the project, or of the club, has this slug.
///
/// # Errors
/// When the database fails.
pub async fn is_slug_taken(txn: &Txn, project_id: Option<ProjectId>, slug: &str) -> Result<bool, Error> {
    Ok(store::is_slug_taken(txn, project_id, slug).await?)
}

/// Changes a board that is still at the version that was seen.
///
/// # Errors
/// [`Error::NotFound`] for what the actor may not read, [`Code::Forbidden`], [`Error::Stale`], [`Code::SlugTaken`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: BoardId,
    seen: i64,
    changes: BoardChanges,
) -> Result<Seen, Error> {
    let input = (actor.clone(), id, seen, changes, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, seen, changes, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let board = store::by_id(txn, id).await?.ok_or(Error::NotFound("board"))?;
                let project = project_of(txn, &board).await?;
                let scope = scope_of(txn, &board, project.as_ref()).await?;
                if !rules::may_read(&actor, &scope) {
                    return Err(Error::NotFound("board"));
                }
                if !(changes.is_of_moderators() && rules::moderates(&actor, &scope)) {
                    actor.demand(Permission::ManageBoards, scope.scope())?;
                }
                rules::demand_owners(changes.pseudonyms, &scope)?;
                let visibility = changes.visibility.unwrap_or(board.visibility);
                rules::demand_audience(visibility, board.project_id, &scope.within)?;
                tree::demand_not_handed_over(txn, visibility, board.building_id).await?;
                let visibility = json!({ "visibility": [board.visibility, changes.visibility] });
                let detail = if changes.visibility.is_some() { visibility } else { json!({}) };
                store::update(txn, id, seen, changes, now).await?;
                note(txn, &actor, "update_board", (id, board.project_id), detail, now).await?;
                self::seen(txn, &actor, id).await
            })
        })
        .await
}

/// Tells whoever follows, and the audit, of a change of a board.
async fn note(
    txn: &Txn,
    actor: &Actor,
    act: &str,
    (id, project_id): (BoardId, Option<ProjectId>),
    detail: serde_json::Value,
    now: Instant,
) -> Result<(), Error> {
    tell(txn, id, project_id, now).await?;
    Ok(audit::record(txn, actor, act, ("board", id.0), detail, now).await?)
}

/// Tells whoever follows of a change of a board.
async fn tell(txn: &Txn, id: BoardId, project_id: Option<ProjectId>, now: Instant) -> Result<(), Error> {
    outbox::enqueue(txn, OutboxKind::Board, id.0, now).await?;
    // The page of the project counts its boards; the latest topics name them.
    project_id.into_iter().for_each(|project_id| txn.touch(Key::Project(project_id)));
    txn.touch(Key::Projects);
    txn.touch(Key::Latest);
    Ok(())
}

//! Boards that are closed to staff: made by staff, known to administrators by name alone, and moderated by owners.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::{self, BoardId};
use linli_entities::outbox::OutboxKind;
use linli_entities::project::ProjectId;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::rules::{self, BoardScope, NewBoard};
use super::{projects, store};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::{AccountRef, readers, refs, sessions};
use crate::features::projects::logic::buildings;
use crate::features::projects::output::{BuildingRef, ProjectRef};
use crate::once::Once;
use crate::{audit, outbox};

/// What naming moderators and asking to read takes.
pub const OPEN: Permission = Permission::OpenBoards;
/// Moderators of one board at a time.
const MODERATORS_MAX: usize = 20;

/// A board that is closed to staff, as staff know it: nothing of what is said there.
#[derive(Clone, Debug)]
pub struct Known {
    /// The row.
    pub board: board::Model,
    /// Its project.
    pub project: ProjectRef,
    /// Its building, where it is for one.
    pub building: Option<BuildingRef>,
    /// Who moderates it.
    pub moderators: Vec<AccountRef>,
}

fn unknown() -> Error {
    Error::NotFound("board")
}

/// Makes a board that is closed to staff.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; without the right to manage boards there; [`Code::SlugTaken`];
/// [`Code::NotFound`] at `/building_id`; [`Code::TooMany`].
pub async fn create(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    new: NewBoard,
    once: Once,
) -> Result<Known, Error> {
    let input = (actor.clone(), project_id, new, once, app.clock.now());
    let board = app
        .db
        .write(input, |txn, (actor, project_id, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                projects::logic::demand(txn, &actor, Permission::ManageBoards, project_id).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return store::by_id(txn, BoardId(before)).await?.ok_or_else(unknown);
                }
                let id = super::insert(txn, Some(project_id), new, now).await?;
                audit::record(txn, &actor, "create_closed_board", ("board", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                store::by_id(txn, id).await?.ok_or_else(unknown)
            })
        })
        .await?;
    known(app, vec![board]).await?.pop().ok_or_else(unknown)
}

/// The boards of a project that are closed to staff, as staff know them: of what is said there they learn nothing.
///
/// # Errors
/// [`Error::NotFound`] for a project that is none; without the right to manage boards there.
pub async fn list(app: &App, actor: &Actor, project_id: ProjectId) -> Result<Vec<Known>, Error> {
    projects::logic::demand(app.db.read(), actor, Permission::ManageBoards, project_id).await?;
    known(app, store::closed::of_project(app.db.read(), project_id).await?).await
}

async fn known(app: &App, rows: Vec<board::Model>) -> Result<Vec<Known>, Error> {
    let db = app.db.read();
    let found = projects::logic::projects(db, rows.iter().filter_map(|row| row.project_id)).await?;
    let named = buildings::refs(db, rows.iter().filter_map(|row| row.building_id)).await?;
    let mut moderators = store::closed::all_moderators(db).await?;
    let mut seen = vec![];
    for board in rows {
        let Some(project) = board.project_id.and_then(|id| found.get(&id)).map(ProjectRef::from) else {
            continue;
        };
        let ids = moderators.remove(&board.id).unwrap_or_default();
        let people = people(app, &ids, &project).await?;
        let building = board.building_id.and_then(|id| named.get(&id).cloned());
        let moderators = ids.iter().map(|id| AccountRef::of(&people, *id)).collect();
        seen.push(Known { board, project, building, moderators });
    }
    Ok(seen)
}

async fn people(
    app: &App,
    ids: &[AccountId],
    project: &ProjectRef,
) -> Result<HashMap<AccountId, AccountRef>, Error> {
    refs::refs(app, ids, Scope::Project(project.id, &project.city)).await
}

/// A board that is closed to staff, for whoever opens it: whether it may be read is another matter.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn closed(db: &impl ConnectionTrait, id: BoardId) -> Result<BoardScope, Error> {
    let board = store::by_id(db, id).await?.ok_or_else(unknown)?;
    let project = super::project_of(db, &board).await?;
    let scope = super::scope_of(db, &board, project.as_ref()).await?;
    if scope.is_closed() { Ok(scope) } else { Err(unknown()) }
}

/// Who moderates a board that is closed to staff, for whoever reads it.
///
/// # Errors
/// [`Error::NotFound`] for a board that the actor may not read.
pub async fn moderators(app: &App, actor: &Actor, id: BoardId) -> Result<Vec<AccountRef>, Error> {
    let board = super::visible(app, actor, id).await?;
    let people = refs::refs(app, &board.moderators, board.scope()).await?;
    Ok(board.moderators.iter().map(|id| AccountRef::of(&people, *id)).collect())
}

/// Names somebody who reads the board its moderator; named again, they are so still.
///
/// # Errors
/// [`Code::Forbidden`]; [`Error::NotFound`] for a board that is not closed to staff, or none; [`Code::NotEligible`] for
/// whoever does not read it; [`Code::TooMany`].
pub async fn name(app: &App, actor: &Actor, id: BoardId, account_id: AccountId) -> Result<(), Error> {
    actor.demand(OPEN, Scope::Anywhere)?;
    app.db
        .write((actor.clone(), id, account_id, app.clock.now()), |txn, (actor, id, account_id, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(OPEN, Scope::Anywhere)?;
                store::lock(txn, id).await?;
                let board = closed(txn, id).await?;
                if board.moderators.contains(&account_id) {
                    return Ok(());
                }
                let reader = readers::of(txn, &[account_id]).await?.remove(&account_id);
                let reads = reader.is_some_and(|reader| rules::may_read(&reader.actor, &board));
                if !reads {
                    return Err(Error::Forbidden(Code::NotEligible));
                }
                if board.moderators.len() >= MODERATORS_MAX {
                    return Err(Error::Conflict(Code::TooMany));
                }
                store::closed::name(txn, (id, account_id), (actor.account_id(), now)).await?;
                let detail = json!({ "account_id": account_id });
                note(txn, &actor, "name_board_moderator", id, detail, now).await
            })
        })
        .await
}

/// Ends that somebody moderates a board.
///
/// # Errors
/// [`Code::Forbidden`]; [`Error::NotFound`] for a board that is not closed to staff, or none.
pub async fn end(app: &App, actor: &Actor, id: BoardId, account_id: AccountId) -> Result<(), Error> {
    actor.demand(OPEN, Scope::Anywhere)?;
    app.db
        .write((actor.clone(), id, account_id, app.clock.now()), |txn, (actor, id, account_id, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(OPEN, Scope::Anywhere)?;
                store::lock(txn, id).await?;
                closed(txn, id).await?;
                if store::closed::end(txn, Some(id), account_id, now).await?.is_empty() {
                    return Ok(());
                }
                let detail = json!({ "account_id": account_id });
                note(txn, &actor, "remove_board_moderator", id, detail, now).await
            })
        })
        .await
}

/// Who moderates changed: whoever reads the board sees it from now on.
async fn note(
    txn: &Txn,
    actor: &Actor,
    act: &str,
    id: BoardId,
    detail: serde_json::Value,
    now: Instant,
) -> Result<(), Error> {
    outbox::enqueue(txn, OutboxKind::Board, id.0, now).await?;
    Ok(audit::record(txn, actor, act, ("board", id.0), detail, now).await?)
}

/// An account that is erased moderates nothing any more, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    for id in store::closed::end(txn, None, account_id, now).await? {
        outbox::enqueue(txn, OutboxKind::Board, id.0, now).await?;
    }
    Ok(())
}

/// Holds a board until the transaction ends: what is asked of it is asked one after another.
///
/// # Errors
/// When the database fails.
pub async fn hold(txn: &Txn, id: BoardId) -> Result<(), Error> {
    Ok(store::lock(txn, id).await?)
}

/// What a request names and is no board that is closed to staff, told at its place.
///
/// # Errors
/// [`Code::NotFound`] at `/board_id`.
pub async fn named(db: &impl ConnectionTrait, id: BoardId) -> Result<BoardScope, Error> {
    closed(db, id).await.named_at("/board_id")
}

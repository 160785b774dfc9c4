//! Use cases of boards.

use std::collections::HashMap;
use std::sync::Arc;

use linli_entities::board::BoardId;

use super::rules::{self, BoardScope};
use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::cache::{Cache, Ticket};
use crate::db::versions::Key;
use crate::error::Error;

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

/// The board, if the actor may know of it.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none that the actor may read.
pub async fn visible(app: &App, actor: &Actor, id: BoardId) -> Result<BoardScope, Error> {
    let directory = directory(app).await?;
    directory.get(&id).filter(|board| rules::may_read(actor, board)).cloned().ok_or(Error::NotFound("board"))
}

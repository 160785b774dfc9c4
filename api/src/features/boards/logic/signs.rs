//! Signposts of boards: what happened to a board itself, for whoever reads it.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::board_sign::{BoardSignId, BoardSignKind, Model};
use linli_entities::opening::OpeningId;
use linli_entities::outbox::OutboxKind;

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::outbox;
use crate::page::PageRequest;

/// A page of the signposts of a board, the last first, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`] for a board that the actor may not read.
pub async fn list(
    app: &App,
    actor: &Actor,
    id: BoardId,
    page: &PageRequest<BoardSignId>,
) -> Result<(Vec<Model>, Option<String>), Error> {
    super::visible(app, actor, id).await?;
    Ok(page.cut(store::signs::page(app.db.read(), id, page).await?, |row| row.id))
}

/// Puts a signpost up that a board was opened, within the transaction in which it is.
///
/// # Errors
/// When the database fails, and where there is one already.
pub async fn opened(txn: &Txn, id: BoardId, opening_id: OpeningId, now: Instant) -> Result<(), Error> {
    store::signs::insert(txn, id, BoardSignKind::Opened, Some(opening_id), now).await?;
    Ok(outbox::enqueue(txn, OutboxKind::Board, id.0, now).await?)
}

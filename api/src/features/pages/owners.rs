//! The data of the page of the openings of a board.

use linli_entities::board::BoardId;
use serde_json::{Value, json};

use super::data::{json, list};
use super::props::Asked;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::boards::logic::closed;
use crate::features::boards::output::Board;
use crate::features::openings::output::BoardOpening;
use crate::features::{boards, openings};
use crate::page::PageRequest;

/// The openings of a board, with who moderates it where no role does.
///
/// # Errors
/// [`Error::NotFound`] for a board that may not be read; those of the parameters.
pub(super) async fn openings(app: &App, actor: &Actor, id: BoardId, asked: &Asked) -> Result<Value, Error> {
    let seen = boards::logic::board(app, actor, id).await?;
    let project = seen.project.clone();
    let page = PageRequest::parse(None, asked.parameter("after"))?;
    let (found, next) = openings::logic::of_board(app, actor, id, &page).await?;
    Ok(json!({
        "board": json(&Board::from(seen)),
        "project": project.map(|project| json(&project)),
        "moderators": list(&closed::moderators(app, actor, id).await?),
        "items": list(&found.into_iter().map(BoardOpening::from).collect::<Vec<_>>()),
        "next": next,
    }))
}

//! What others are told of entries.

use linli_entities::fund_entry::{FundEntryId, Model};
use linli_entities::project;

use super::entries::{known_entry, project_of};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::fund::store;

/// An entry with its project, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn told(app: &App, id: FundEntryId) -> Result<Option<(Model, project::Model)>, Error> {
    let Some(row) = store::entries(app.db.read(), &[id]).await?.pop() else { return Ok(None) };
    let project = project_of(app.db.read(), row.fund_id).await?;
    Ok(Some((row, project)))
}

/// These entries, as far as the actor may read them, each with the name of its project.
///
/// # Errors
/// When the database fails.
pub async fn readable_among(
    app: &App,
    actor: &Actor,
    ids: &[FundEntryId],
) -> Result<Vec<(Model, String)>, Error> {
    let mut readable = vec![];
    for id in ids {
        match known_entry(app.db.read(), actor, *id).await {
            Ok((project, row)) => readable.push((row, project.name)),
            Err(Error::NotFound(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(readable)
}

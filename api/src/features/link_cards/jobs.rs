//! What happens to cards by itself.

use linli_entities::Instant;

use super::logic::fetching;
use crate::app::App;
use crate::error::Error;
use crate::jobs;

/// Reads the pages that are to be read, a few at once; answers how many. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    if !app.config.cards.enabled {
        return Ok(0);
    }
    jobs::until_none(app, || fetching::some(app)).await
}

/// Deletes cards that no post has any more.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    fetching::sweep(app, now).await
}

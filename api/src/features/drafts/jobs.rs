//! What happens to drafts and to posts for later by itself.

use linli_entities::Instant;

use super::logic;
use super::logic::publishing;
use crate::app::App;
use crate::error::Error;

/// Publishes what is due, or says why not; answers how many were published. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    publishing::run_due(app).await
}

/// Deletes drafts that nobody touched for long, and posts for later that were refused long ago.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    logic::sweep(app, now).await
}

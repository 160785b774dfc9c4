//! What happens to surveys by itself.

use super::logic::inviting;
use crate::app::App;
use crate::error::Error;

/// Invites whoever belongs to the audience of an open survey by now, and reminds those of whom nothing was heard: as far as
/// it is due; answers how much was done. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    inviting::run_due(app).await
}

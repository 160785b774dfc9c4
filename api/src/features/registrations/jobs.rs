//! What registrations do in the background.

use crate::app::App;
use crate::error::Error;

use super::logic::telling;

/// Ends offers, tells of what changed and reminds, as far as it is due; answers how much was done. A test calls this
/// instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    telling::run_due(app).await
}

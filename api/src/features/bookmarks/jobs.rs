//! What happens to bookmarks by itself.

use super::logic::reminding;
use crate::app::App;
use crate::error::Error;

/// Reminds of posts whose time has come; answers of how many. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    reminding::run_due(app).await
}

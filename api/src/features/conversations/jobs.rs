//! What happens to messages by itself.

use super::logic::rebaking;
use crate::app::App;
use crate::error::Error;
use crate::jobs;

/// Renders anew what an older renderer made; answers how many messages. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn rebake(app: &App) -> Result<usize, Error> {
    jobs::rebaking::walk(
        app,
        |above| rebaking::next(app, above),
        |version, after| rebaking::some(app, version, after),
    )
    .await
}

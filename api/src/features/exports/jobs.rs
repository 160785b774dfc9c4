//! What happens to archives by itself.

use linli_entities::Instant;

use super::logic::{keeping, making};
use crate::app::App;
use crate::error::Error;

/// Makes the archives that wait, one after another; answers how many were made. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not made is made by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    making::run_due(app).await
}

/// Deletes archives whose time is over, and files that no row leads to.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    keeping::sweep(app, now).await
}

//! What happens to referrals by itself.

use super::logic;
use crate::app::App;
use crate::error::Error;
use crate::jobs;

/// Gives the points of every contract that can not be cancelled any more; answers how many. A test calls this instead of
/// waiting.
///
/// # Errors
/// When the database fails; what was not given is given by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || logic::release_due(app)).await
}

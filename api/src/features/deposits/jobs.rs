//! What happens to group buys and deposits by itself.

use super::logic::ending;
use crate::app::App;
use crate::error::Error;
use crate::features::group_buys::logic::deciding;

/// Decides group buys, lets deposits lapse that were not paid, and ends those of group buys that are over: as far as it is
/// due; answers how much was done. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    Ok(deciding::run_due(app).await? + ending::lapse(app).await? + ending::end(app).await?)
}

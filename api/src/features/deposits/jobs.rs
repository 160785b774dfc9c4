//! What happens to group buys, auctions and deposits by itself.

use super::logic::ending;
use crate::app::App;
use crate::error::Error;
use crate::features::auctions;
use crate::features::group_buys::logic::deciding;

/// Decides group buys, ends auctions, lets deposits lapse that were not paid, and ends those of group buys that are over: as far as it is
/// due; answers how much was done. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    let decided = deciding::run_due(app).await? + auctions::logic::ending::run_due(app).await?;
    Ok(decided + ending::lapse(app).await? + ending::end(app).await?)
}

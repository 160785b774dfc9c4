//! What happens to referrals by itself.

use super::logic;
use crate::app::App;
use crate::error::Error;

/// Gives the points of every contract that can not be cancelled any more; answers how many. A test calls this instead of
/// waiting.
///
/// # Errors
/// When the database fails; what was not given is given by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    while !app.stop.is_cancelled() {
        let some = logic::release_due(app).await?;
        if some == 0 {
            break;
        }
        done += some;
    }
    Ok(done)
}

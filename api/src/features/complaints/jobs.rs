//! The ladder, climbed in the background.

use linli_entities::Instant;

use super::logic;
use crate::app::App;
use crate::error::Error;

/// Settles everything whose time has come, batch after batch.
///
/// # Errors
/// When the database fails.
pub async fn run_due(app: &App, now: Instant) -> Result<usize, Error> {
    let mut settled = 0;
    loop {
        match logic::tick(app, now).await? {
            0 => return Ok(settled),
            count => settled += count,
        }
        if app.stop.is_cancelled() {
            return Ok(settled);
        }
    }
}

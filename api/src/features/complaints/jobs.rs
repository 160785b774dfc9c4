//! The ladder, climbed in the background; and what happens by itself while the complainant says nothing.

use linli_entities::Instant;
use linli_entities::complaint::ComplaintId;

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
        match logic::tick(app, now).await? + logic::tick_silent(app, now).await? {
            0 => return Ok(settled),
            count => settled += count,
        }
        if app.stop.is_cancelled() {
            return Ok(settled);
        }
    }
}

/// What a complaint says otherwise than its acts add up to.
pub use logic::replaying::{Differs, Replayed};

/// Adds up a page of complaints anew and compares: those that differ, how many were looked at, and where to go on.
///
/// # Errors
/// When the database fails.
pub async fn replay(app: &App, after: ComplaintId) -> Result<Replayed, Error> {
    logic::replaying::compare(app, after).await
}

/// Brings a complaint to what its acts add up to.
///
/// # Errors
/// When the database fails.
pub async fn rebuild(app: &App, id: ComplaintId) -> Result<(), Error> {
    logic::replaying::rebuild(app, id).await
}

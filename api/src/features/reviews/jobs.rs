//! What happens to reviews by itself.

use linli_entities::Instant;

use super::logic;
use crate::app::App;
use crate::error::Error;

/// Deletes what was decided of long ago, and hashes of what was removed long ago.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    logic::sweep(app, now).await
}

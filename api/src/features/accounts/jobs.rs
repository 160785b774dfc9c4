//! What expires is deleted.

use chrono::TimeDelta;
use linli_entities::Instant;

use super::logic::{avatars, sweep};
use crate::app::App;
use crate::error::Error;

/// Rows of a kind that are deleted at a time: others want to write as well.
const BATCH: u64 = 1000;
/// For how long a picture may be on its way into a profile.
const UPLOAD: TimeDelta = TimeDelta::hours(1);

/// Deletes expired sessions, proofs and idempotency keys, and pictures whose upload did not come to its end. What is
/// more than a batch is left for the next time.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    sweep::expired(app, now, BATCH).await?;
    avatars::sweep(app, now - UPLOAD, BATCH).await
}

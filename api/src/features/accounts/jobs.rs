//! What expires is deleted.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::attachment::AttachmentKind;

use super::logic::sweep;
use crate::app::App;
use crate::error::Error;
use crate::features::attachments;

/// Rows of a kind that are deleted at a time: others want to write as well.
const BATCH: u64 = 1000;
/// For how long a picture may be on its way into a profile.
const UPLOAD: TimeDelta = TimeDelta::hours(1);
/// For how long a photo may wait for the words that it goes with.
const DRAFT: TimeDelta = TimeDelta::days(1);

/// Deletes expired sessions, proofs and idempotency keys, and pictures that nothing came to show. What is
/// more than a batch is left for the next time.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    sweep::expired(app, now, BATCH).await?;
    attachments::logic::sweep(app, AttachmentKind::Avatar, now - UPLOAD, BATCH).await?;
    attachments::logic::sweep(app, AttachmentKind::Photo, now - DRAFT, BATCH).await
}

//! Deleting what has expired.

use chrono::TimeDelta;
use linli_entities::Instant;

use crate::app::App;
use crate::error::Error;
use crate::features::accounts::store;
use crate::once;

/// Proofs are counted per day, so they are kept for one after they expired.
const PROOF_KEPT: TimeDelta = TimeDelta::days(1);

/// Deletes expired sessions, proofs and idempotency keys, at most `limit` of each.
///
/// # Errors
/// When the database fails.
pub(crate) async fn expired(app: &App, now: Instant, limit: u64) -> Result<(), Error> {
    let deleted = app
        .db
        .write((now, limit), |txn, (now, limit)| {
            Box::pin(async move {
                let sessions = store::sessions::delete_expired(txn, now, limit).await?;
                let proofs = store::proofs::delete_expired(txn, now - PROOF_KEPT, limit).await?;
                let keys = once::forget_old(txn, now, limit).await?;
                Ok(sessions + proofs + keys)
            })
        })
        .await?;
    if deleted > 0 {
        tracing::info!(deleted, "what has expired is deleted");
    }
    Ok(())
}

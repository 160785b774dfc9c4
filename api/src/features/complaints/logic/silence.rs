//! What happens by itself while the complainant says nothing: reminders, and the closing.

use linli_entities::Instant;
use linli_entities::complaint::ComplaintId;
use serde_json::json;

use super::recording::{self, NewAct};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::complaints::store;

/// Complaints that are looked at in one transaction.
const BATCH: u64 = 50;

/// Reminds or closes where the time has come, at most one batch; answers how often. Each comes once, whoever else looks
/// at the same time.
///
/// # Errors
/// When the database fails.
pub async fn tick(app: &App, now: Instant) -> Result<usize, Error> {
    if store::silent(app.db.read(), now, 1).await?.is_empty() {
        return Ok(0);
    }
    app.db
        .write(now, |txn, now| {
            Box::pin(async move {
                let ids = store::silent(txn, now, BATCH).await?;
                for id in &ids {
                    step(txn, *id, now).await?;
                }
                Ok(ids.len())
            })
        })
        .await
}

async fn step(txn: &Txn, id: ComplaintId, now: Instant) -> Result<(), Error> {
    let Some(complaint) = store::locked(txn, id).await? else { return Ok(()) };
    // Read again under the lock: the complainant may have said something in between.
    let (acts, standing) = recording::acts_and_standing(txn, id).await?;
    let Some((kind, _)) = standing.next_step().filter(|(_, from)| *from <= now) else { return Ok(()) };
    recording::add(txn, &complaint, acts, NewAct::of_system(kind, json!({})), now).await?;
    Ok(())
}

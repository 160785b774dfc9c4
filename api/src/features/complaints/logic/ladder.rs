//! The ladder: recording that time ran out. Nothing of what is true depends on it; it tells people.

use linli_entities::Instant;
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_rung::Rung;
use serde_json::json;

use super::recording::{self, NewAct};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::complaints::rules::{fold::Deadline, ladder};
use crate::features::complaints::store::{self, Reached};

/// Steps that are settled in one transaction.
const BATCH: u64 = 50;

/// Settles steps whose time has come, at most one batch; answers how many. After a stop of the server the missed ones
/// come first, each recorded once, whoever else settles at the same time.
///
/// # Errors
/// When the database fails.
pub async fn tick(app: &App, now: Instant) -> Result<usize, Error> {
    if !store::any_reached(app.db.read(), now).await? {
        return Ok(0);
    }
    app.db
        .write(now, |txn, now| {
            Box::pin(async move {
                let reached = store::reached(txn, now, BATCH).await?;
                let count = reached.len();
                for step in reached {
                    settle(txn, step, now).await?;
                }
                Ok(count)
            })
        })
        .await
}

async fn settle(txn: &Txn, (rung, _): Reached, now: Instant) -> Result<(), Error> {
    let Some(row) = store::deadline(txn, rung.deadline_id).await? else { return Ok(()) };
    let Some(complaint) = store::locked(txn, row.complaint_id).await? else { return Ok(()) };
    // Read again under the lock: it may have been met in between.
    let Some(row) = store::deadline(txn, rung.deadline_id).await? else { return Ok(()) };
    let fired = ladder::is_reached(rung.fire_at, &Deadline::from(row.clone()));
    if !store::settle(txn, rung.id, fired, now).await? || !fired {
        return Ok(());
    }
    let acts = store::acts(txn, complaint.id).await?;
    // The acts know best, also where the rows of the ladder were lost and written anew.
    if store::fired_at(&acts, &row, rung.rung).is_some() {
        return Ok(());
    }
    let detail = json!({
        "rung": rung.rung, "deadline": row.kind, "opened_by": row.opened_by,
        "due_us": row.due_at.timestamp_micros(),
    });
    let kind = if rung.rung == Rung::Due { ActKind::Breached } else { ActKind::Escalated };
    recording::add(txn, &complaint, acts, NewAct::of_system(kind, detail), now).await?;
    Ok(())
}

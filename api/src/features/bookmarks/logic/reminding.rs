//! Reminding of posts, each time that was asked for once: the row says whether its time has come, the outbox tells it, and a
//! notice of the same word is made once.

use linli_entities::Instant;
use linli_entities::bookmark::{BookmarkId, Model};
use linli_entities::outbox::OutboxKind;
use sea_orm::ConnectionTrait;

use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::bookmarks::{rules, store};
use crate::{jobs, outbox};

/// Bookmarks of one look.
const BATCH: u64 = 100;

/// Reminds of what is due; answers of how many.
///
/// # Errors
/// When the database fails; what was not told is told by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    jobs::until_none(app, || remind_some(app)).await
}

async fn remind_some(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    let now = app.clock.now();
    for id in store::due(app.db.read(), now, BATCH).await? {
        let reminded = app.db.write((id, now), |txn, (id, now)| Box::pin(remind_in(txn, id, now))).await?;
        done += usize::from(reminded);
    }
    Ok(done)
}

/// Whoever comes second finds it told.
async fn remind_in(txn: &Txn, id: BookmarkId, now: Instant) -> Result<bool, Error> {
    let Some(row) = store::locked(txn, id).await? else { return Ok(false) };
    if !rules::is_due(&row, now) {
        return Ok(false);
    }
    store::mark_reminded(txn, id, now).await?;
    outbox::enqueue(txn, OutboxKind::PostReminder, id.0, now).await?;
    Ok(true)
}

/// These bookmarks, whoever made them and may read their posts: for telling.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[BookmarkId]) -> Result<Vec<Model>, Error> {
    Ok(store::by_ids(db, ids).await?)
}

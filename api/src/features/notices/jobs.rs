//! In the background: the follower, what wakes the streams, the mails, and forgetting.

use linli_entities::Instant;

use super::logic::{self, carry, follow, mail, stream};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::outbox;

/// Follows the outbox until the application closes.
pub async fn follow(app: App) {
    outbox::follow(&app, "notices could not be made", |app| async move { follow::catch_up(&app).await })
        .await;
}

/// Wakes the streams of this node, also for what other nodes wrote, until the application closes.
pub async fn wake_streams(app: App) {
    let mut commits = app.db.commits();
    let mut seen = None;
    while !app.stop.is_cancelled() {
        match stream::wake(&app, seen).await {
            Ok(newest) => seen = newest,
            Err(error) => tracing::warn!(%error, "streams could not be woken"),
        }
        outbox::changed(&app, &mut commits).await;
    }
}

/// Does a job of notices: mails one, or those of a day.
///
/// # Errors
/// When the mail server does not take the mail, or the database fails.
pub async fn send(app: &App, payload: serde_json::Value) -> anyhow::Result<()> {
    mail::send(app, payload).await
}

/// Does a job of notices: carries one to a telephone or a device.
///
/// # Errors
/// When the provider does not take it, or the database fails.
pub async fn carry(app: &App, payload: serde_json::Value) -> anyhow::Result<()> {
    carry::carry(app, payload).await
}

/// Records that a job of notices is given up, in the transaction in which it is.
///
/// # Errors
/// When the database fails.
pub async fn give_up(txn: &Txn, payload: serde_json::Value, now: Instant) -> Result<(), Error> {
    mail::give_up(txn, payload, now).await
}

/// Deletes what has been told for long enough.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    logic::sweep(app, now).await
}

//! In the background: the follower, what wakes the streams, the mails, and forgetting.

use std::time::Duration;

use linli_entities::Instant;

use super::logic::{self, follow, mail, stream};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;

/// How often to look without being woken: for what other processes write.
const LOOK_EACH: Duration = Duration::from_millis(500);
/// How long commits are gathered before one looks.
const WINDOW: Duration = Duration::from_millis(100);
/// How long to rest at most after a failure.
const REST_MAX: Duration = Duration::from_secs(10);

/// Follows the outbox until the application closes.
pub async fn follow(app: App) {
    let mut commits = app.db.commits();
    let mut rest = LOOK_EACH;
    while !app.stop.is_cancelled() {
        if let Err(error) = follow::catch_up(&app).await {
            tracing::error!(?error, "notices could not be made; trying again in {rest:?}");
            tokio::select! {
                () = app.stop.cancelled() => {}
                () = tokio::time::sleep(rest) => {}
            }
            rest = REST_MAX.min(rest * 2);
            continue;
        }
        rest = LOOK_EACH;
        tokio::select! {
            () = app.stop.cancelled() => {}
            // What is written at about the same time is told together.
            _ = commits.changed() => tokio::time::sleep(WINDOW).await,
            () = tokio::time::sleep(LOOK_EACH) => {}
        }
    }
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
        tokio::select! {
            () = app.stop.cancelled() => {}
            // A burst of writes is looked at once.
            _ = commits.changed() => tokio::time::sleep(WINDOW).await,
            () = tokio::time::sleep(LOOK_EACH) => {}
        }
    }
}

/// Does a job of notices: mails one, or those of a day.
///
/// # Errors
/// When the mail server does not take the mail, or the database fails.
pub async fn send(app: &App, payload: serde_json::Value) -> anyhow::Result<()> {
    mail::send(app, payload).await
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

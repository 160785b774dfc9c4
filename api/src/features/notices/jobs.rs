//! In the background: the follower, and what wakes the streams.

use std::time::Duration;

use super::logic::{follow, stream};
use crate::app::App;

/// How often to look without being woken: for what other processes write.
const LOOK_EACH: Duration = Duration::from_millis(500);
/// How long commits are gathered before streams are woken.
const WINDOW: Duration = Duration::from_millis(100);
/// How long to rest at most after a failure.
const REST_MAX: Duration = Duration::from_secs(10);

/// Follows the outbox until the application closes.
pub async fn follow(app: App) {
    let mut commits = app.db.commits();
    let mut rest = LOOK_EACH;
    while !app.stop.is_cancelled() {
        let pause = match follow::catch_up(&app).await {
            Ok(_) => {
                rest = LOOK_EACH;
                rest
            }
            Err(error) => {
                tracing::error!(?error, "notices could not be made; trying again in {rest:?}");
                let pause = rest;
                rest = REST_MAX.min(rest * 2);
                tokio::select! {
                    () = app.stop.cancelled() => {}
                    () = tokio::time::sleep(pause) => {}
                }
                continue;
            }
        };
        tokio::select! {
            () = app.stop.cancelled() => {}
            _ = commits.changed() => {}
            () = tokio::time::sleep(pause) => {}
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

//! The follower that feeds the index.

use std::time::Duration;

use super::feed;
use crate::app::App;

/// Changes are gathered for this long: a commit of the index costs the same for one as for a hundred.
const WINDOW: Duration = Duration::from_millis(100);
/// How often to look without being woken: for what other processes write.
const LOOK_EACH: Duration = Duration::from_millis(500);

/// How long to rest at most after a failure, which is most often a full disk: each try costs as much as the last.
const REST_MAX: Duration = Duration::from_secs(10);

/// Follows the outbox until the application closes.
pub async fn follow(app: App) {
    let mut commits = app.db.commits();
    let mut rest = LOOK_EACH;
    while !app.stop.is_cancelled() {
        if let Err(error) = feed::catch_up(&app).await {
            tracing::error!(?error, "the index could not be fed; trying again in {rest:?}");
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
            _ = commits.changed() => tokio::time::sleep(WINDOW).await,
            () = tokio::time::sleep(LOOK_EACH) => {}
        }
    }
}

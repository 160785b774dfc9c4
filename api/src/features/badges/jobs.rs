//! What gives badges in the background.

use std::time::Duration;

use super::logic::follow;
use crate::app::App;
use crate::outbox;

/// How long the follower rests after it took something in: what many write in a burst is reckoned once for each of them.
const REST: Duration = Duration::from_secs(1);

/// Follows the outbox until the application closes.
pub async fn follow(app: App) {
    outbox::follow(&app, "badges could not be given", |app| async move {
        let taken = follow::catch_up(&app).await;
        if taken.as_ref().is_ok_and(|taken| *taken > 0) {
            tokio::select! {
                () = app.stop.cancelled() => {}
                () = tokio::time::sleep(REST) => {}
            }
        }
        taken
    })
    .await;
}

//! The check each night.

use super::logic::{self, Repair};
use super::rules;
use crate::app::App;

/// Checks and repairs each night, until the application closes.
pub async fn nightly(app: App) {
    loop {
        let pause = rules::until_night(app.clock.now());
        tokio::select! {
            () = app.stop.cancelled() => return,
            () = tokio::time::sleep(pause) => {}
        }
        match logic::verify(&app, Repair::Yes).await {
            Ok(report) => {
                for wrong in &report.wrong {
                    tracing::warn!("{wrong}");
                }
                let (wrong, posts, topics) = (report.wrong_count, report.post_count, report.topic_count);
                tracing::info!(wrong, posts, topics, "checked and repaired");
            }
            Err(error) => tracing::error!(?error, "the nightly check did not come to its end"),
        }
    }
}

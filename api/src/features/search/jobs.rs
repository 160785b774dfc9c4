//! The follower that feeds the index.

use crate::app::App;

/// Follows the outbox until the application closes.
pub async fn follow(app: App) {
    app.stop.cancelled().await;
}

//! The follower that feeds the index.

use super::feed;
use crate::app::App;
use crate::outbox;

/// Follows the outbox until the application closes.
pub async fn follow(app: App) {
    outbox::follow(&app, "the index could not be fed", |app| async move { feed::catch_up(&app).await }).await;
}

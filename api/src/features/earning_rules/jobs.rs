//! What points are given for in the background.

use super::logic::{follow, tenure};
use crate::app::App;
use crate::error::Error;
use crate::outbox;

/// Follows the outbox until the application closes.
pub async fn follow(app: App) {
    outbox::follow(&app, "points could not be given", |app| async move { follow::catch_up(&app).await })
        .await;
}

/// Gives points for months of membership; answers how many times. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails.
pub async fn tenure(app: &App) -> Result<usize, Error> {
    tenure::run(app).await
}

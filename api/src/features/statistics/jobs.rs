//! What counts in the background.

use super::logic::{counting, follow};
use crate::app::App;
use crate::error::Error;
use crate::outbox;

pub use super::logic::counting::{Fault, check, recount};

/// Follows the outbox until the application closes.
pub async fn follow(app: App) {
    outbox::follow(&app, "days could not be put down to be counted", |app| async move {
        follow::catch_up(&app).await
    })
    .await;
}

/// Counts what is due; answers how many stretches were counted. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not counted is counted by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    counting::run_due(app).await
}

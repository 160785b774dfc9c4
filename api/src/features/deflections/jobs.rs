//! What is forgotten by itself.

use linli_entities::Instant;

use super::logic;
use crate::app::App;
use crate::error::Error;

/// Forgets the composers whose time is over.
///
/// # Errors
/// When the database fails.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Error> {
    logic::forget(app, now).await.map(drop)
}

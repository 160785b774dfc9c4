//! In the background: bulletins that are due are sent.

use super::logic::sending;
use crate::app::App;
use crate::error::Error;

/// Does what is due for bulletins; answers how much was done.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    sending::run_due(app).await
}

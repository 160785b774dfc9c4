//! In the background: whom the day is for is greeted.

use super::logic::greeting;
use crate::app::App;
use crate::error::Error;

/// Does what is due for greetings; answers how much was done.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    greeting::run_due(app).await
}

//! What happens to votes by itself.

pub use super::logic::checking::{Fault, check};
use super::logic::closing;
use crate::app::App;
use crate::error::Error;

/// Reminds those who have not voted, and counts the ballots of votes whose time is over; answers how much was done. A test
/// calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    closing::run_due(app).await
}

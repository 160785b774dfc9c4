//! What happens to commitments by itself.

pub use super::logic::checking::{Fault, check};
use super::logic::warning;
use crate::app::App;
use crate::error::Error;

/// Tells staff of commitments that are due tomorrow and of those that are overdue; answers how many. A test calls this
/// instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    warning::run_due(app).await
}

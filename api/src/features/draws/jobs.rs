//! What happens to draws by itself.

pub use super::logic::proving::{Fault, check};
use super::logic::settling;
use crate::app::App;
use crate::error::Error;

/// Freezes the lists of draws that are closed, gives prizes and what entering cost, and tells who entered; answers how much
/// was done. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    settling::run_due(app).await
}

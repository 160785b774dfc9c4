//! What happens to points of members by itself.

use super::logic;
use crate::app::App;
use crate::error::Error;
use crate::features::points;

/// Lapses, ends and tells of everything whose time has come; answers how much. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    let terms = logic::terms(app.db.read()).await?;
    points::jobs::run_due(app, terms).await
}

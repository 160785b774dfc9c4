//! What happens to points by itself.

use super::logic;
use super::rules::Terms;
use crate::app::App;
use crate::error::Error;
use crate::jobs;

pub use super::logic::checking::{Checked, Fault, check};

/// Lapses, ends and tells of everything whose time has come; answers how much.
///
/// # Errors
/// When the database fails.
pub async fn run_due(app: &App, terms: Terms) -> Result<usize, Error> {
    let some = || async move {
        Ok(logic::expire_holds(app, terms).await?
            + logic::lapse(app, terms).await?
            + logic::warn(app).await?)
    };
    jobs::until_none(app, some).await
}

//! Use cases of search.

use std::path::Path;

use crate::app::App;
use crate::clock::Clock;
use crate::db::Db;
use crate::error::Error;

/// The full-text index.
pub struct Search;

impl Search {
    /// Opens the index.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub async fn open(_folder: &Path, _db: &Db, _clock: &Clock) -> anyhow::Result<Self> {
        Ok(Self)
    }

    /// Finishes what the index has under way.
    pub fn close(&self) {}
}

/// How many posts are indexed, and how many changes are waiting.
///
/// # Errors
/// When the database fails.
pub async fn state(_app: &App) -> Result<(u64, u64), Error> {
    Ok((0, 0))
}

//! How saved views are shown, to who saved them.

use linli_entities::Instant;
use linli_entities::saved_view::{Model, SavedViewId};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::input::{SavedViewInput, ViewFilters};
use crate::answer::Addressed;

/// A view of the worklist that one keeps.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SavedView {
    /// The id.
    pub id: SavedViewId,
    /// What it is called.
    pub name: String,
    /// What is asked for.
    pub filters: ViewFilters,
    /// When it was saved.
    pub created_at: Instant,
}

impl From<Model> for SavedView {
    fn from(row: Model) -> Self {
        // What a later version of the server asks for no more is left out.
        let filters = serde_json::from_value(row.filters).unwrap_or_default();
        Self { id: row.id, name: row.name, filters, created_at: row.created_at }
    }
}

impl Addressed for SavedView {
    fn address(&self) -> String {
        format!("/me/views/{}", self.id)
    }
}

impl Example for SavedView {
    fn example() -> Self {
        let SavedViewInput { name, filters } = SavedViewInput::example();
        Self { id: SavedViewId(2), name, filters, created_at: Instant::UNIX_EPOCH }
    }
}

//! What is sent about bookmarks.

use linli_entities::Instant;
use poem_openapi::Object;
use poem_openapi::types::Example;

/// How one keeps a post: this replaces what was said before.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct BookmarkInput {
    /// For oneself: at most 500 characters.
    #[oai(default)]
    pub note: String,
    /// When one wants to be told of the post again: in the future, within two years, to the second. Nothing: not at all.
    pub remind_at: Option<Instant>,
}

impl Example for BookmarkInput {
    fn example() -> Self {
        Self { note: "验房那天带上这份清单".to_owned(), remind_at: None }
    }
}

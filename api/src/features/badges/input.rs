//! What comes in.

use poem_openapi::Object;
use poem_openapi::types::Example;

/// Whether badges are shown.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct BadgesShownInput {
    /// Whether others see them.
    pub shown: bool,
}

impl Example for BadgesShownInput {
    fn example() -> Self {
        Self { shown: true }
    }
}

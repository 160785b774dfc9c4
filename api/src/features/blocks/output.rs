//! How blocks are shown.

use linli_entities::Instant;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::accounts::output::AccountRef;

/// Somebody of whom one wants to hear nothing.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Block {
    /// Who.
    pub account: AccountRef,
    /// Since when.
    pub blocked_at: Instant,
}

impl Example for Block {
    fn example() -> Self {
        Self { account: AccountRef::example(), blocked_at: Instant::UNIX_EPOCH }
    }
}

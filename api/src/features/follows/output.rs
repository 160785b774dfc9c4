//! How following is shown, to whoever follows.

use linli_entities::Instant;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::accounts::output::AccountRef;

/// Somebody whom one follows.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Follow {
    /// Who.
    pub account: AccountRef,
    /// Since when.
    pub followed_at: Instant,
}

impl Example for Follow {
    fn example() -> Self {
        Self { account: AccountRef::example(), followed_at: Instant::UNIX_EPOCH }
    }
}

//! Which providers of payments there are beside transfers.

use serde::Deserialize;

/// A provider of payments that tells by signed messages what was paid.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentsConfig {
    /// What it signs with: `whsec_` and base64 as of Standard Webhooks, or a text as it is.
    pub secret: String,
}

impl std::fmt::Debug for PaymentsConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The secret stays out of logs.
        f.debug_struct("PaymentsConfig").finish_non_exhaustive()
    }
}

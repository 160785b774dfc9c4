//! How mail leaves.

use serde::Deserialize;

/// An SMTP server that takes mail.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpConfig {
    /// Its name.
    pub host: String,
    /// Its port: 465 speaks TLS at once, any other upgrades by STARTTLS.
    #[serde(default = "submission_port")]
    pub port: u16,
    /// The name to sign in with, where it asks for one.
    pub user: Option<String>,
    /// The password to sign in with.
    pub password: Option<String>,
    /// Talk to it in clear text: for a relay on the same machine only.
    #[serde(default)]
    pub plaintext: bool,
}

fn submission_port() -> u16 {
    587
}

impl std::fmt::Debug for SmtpConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The password stays out of logs.
        f.debug_struct("SmtpConfig")
            .field("host", &self.host)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

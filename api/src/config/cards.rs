//! Whether and how pages elsewhere are read that posts link to.

use serde::Deserialize;

/// Cards of links.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CardsConfig {
    /// Whether pages elsewhere are read at all. Without, a link stays a link.
    pub enabled: bool,
    /// A proxy through which they are read, `http://host:port`; it is asked to connect (`CONNECT`) to the addresses that were
    /// judged here.
    pub proxy: Option<String>,
    /// A port of this machine that may be read as if it were the web: for tests, which have a server of their own. Nothing else
    /// of this machine or of its network is ever read.
    pub loopback_port_for_tests: Option<u16>,
}

impl Default for CardsConfig {
    fn default() -> Self {
        Self { enabled: true, proxy: None, loopback_port_for_tests: None }
    }
}

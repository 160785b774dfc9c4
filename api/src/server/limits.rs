//! What a connection may take: time, bytes, places.

use std::time::Duration;

/// The limits of the socket and of a request. A test sets shorter ones.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long the head of a request may take to arrive, the silence before it included: an idle connection is kept no
    /// longer.
    pub head: Duration,
    /// How large the head of a request may be, in bytes.
    pub head_bytes: usize,
    /// How long the body of a request may take to arrive, and then the answer to be made.
    pub request: Duration,
    /// How long a client may take no byte of an answer.
    pub stuck: Duration,
    /// Connections at one time; others wait in the queue of the system.
    pub connections: usize,
    /// How long open requests have to finish on shutdown.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(20),
            head_bytes: 64 * 1024,
            request: Duration::from_secs(30),
            stuck: Duration::from_secs(30),
            connections: 4096,
            grace: Duration::from_secs(10),
        }
    }
}

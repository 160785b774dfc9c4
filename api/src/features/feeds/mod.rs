//! Feeds (Atom, RFC 4287): the newest topics of all public boards or of one of them, the newest posts of a topic.
//!
//! What always holds: a feed holds what a guest may read, whoever asks for it; it is as new as what it shows.
//! Deliberately absent: feeds of boards that are not public, which would need a secret in their address.

pub mod http;
pub mod logic;

//! Check-ins: what devices at the door of an event say, with a network or without (docs/events.md).
//!
//! What always holds: an upload is never refused for what a scan in it says; the same scan sent again is the same scan; of
//! several scans of one seat the earliest that can be believed counts, and the others are kept for people to look at; that
//! somebody came is told on once for each seat.
//! Deliberately absent: sending a device away. What a door without a network may believe, the ticket says by itself.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

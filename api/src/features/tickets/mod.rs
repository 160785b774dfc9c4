//! Tickets: a seat as a picture of bytes that are signed, so that a door without a network can tell a true one
//! (docs/events.md).
//!
//! What always holds: a ticket says which seat of which event it is, and nothing of a person; it is valid as long as its
//! serial is the seat's. Deliberately absent: a time in it, which would have to be issued anew when an event moves.

pub mod http;
pub mod logic;
pub mod output;
pub mod rules;

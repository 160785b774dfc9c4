//! Segments: questions by which accounts are found, to write to them.
//!
//! What always holds: a segment is what is asked, never whom it found: who is in it is found anew each time, and what is
//! sent is frozen by whoever sends it. It holds no consent: that is asked of each account when something is sent.
//! Deliberately absent: lists that are kept by hand, SQL that is typed.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

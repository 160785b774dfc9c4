//! How often somebody who was about to open a topic found what they looked for instead.
//!
//! What always holds: what is counted are composers, and no row says whose; a composer is told apart by the hash of a token
//! that it made up, for two days, so that each of its steps counts once in whatever order they arrive; the counters of a
//! board are read by the staff of its project who may read the board.
//! Deliberately absent: what was typed, and which topic was opened.

pub mod http;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

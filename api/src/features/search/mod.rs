//! Search over posts, and what feeds it.

pub mod jobs;
pub mod logic;

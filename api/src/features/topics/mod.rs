//! Topics: a title, a board, and numbered posts.
//!
//! What always holds: a topic is seen by whoever may read its board, and a deleted one by moderators only; numbers of
//! posts grow without gaps and are never given twice; the counters of topic and board are moved in the transaction
//! that writes the post, and so is how hot
//! a topic is. Deliberately absent: the posts themselves ([`crate::features::posts`]).

pub mod http;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Posts: what somebody said in a topic, numbered, with its revisions.
//!
//! What always holds: HTML is made once, when it is written ([`crate::markdown`]), never when it is read; a post's
//! number is its place for ever, a deleted post leaves its place marked; what a post said before an edit is kept; the
//! first post goes only with its topic. What an older renderer made is rendered anew ([`jobs`]).

pub mod body;
pub mod http;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

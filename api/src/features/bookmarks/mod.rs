//! Bookmarks: posts that somebody keeps for themselves, with a note, and with a time at which they want to be told of them
//! again (docs/forum.md).
//!
//! What always holds: nobody but whoever made it learns of a bookmark; a bookmark of a post that its owner may not read (any
//! more) is in no list, and its reminder is told to nobody; a reminder is told once, whatever crashes or runs twice.
//! Deliberately absent: folders, and how many keep a post.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

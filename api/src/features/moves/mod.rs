//! What moderators do with topics: moving them to another board, splitting posts off, merging one into another, and the same
//! act on many at once.
//!
//! What always holds: whoever acts moderates wherever something goes from and to, and is written down with the reason; who
//! may read what was moved follows from where it is, with the commit. A post keeps its id, and with it all that hangs on it:
//! reactions, revisions, pictures, bookmarks, flags. Its number in a topic is its place there for ever: where it left, a
//! signpost stays in its place ([`linli_entities::post_move`]), and no other post gets that number. What asks or promises
//! something of its own place stays: a commitment, an accepted answer, a poll, the first post of a topic. Deliberately
//! absent: telling people of it. Signposts do.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Reviews: what waits until a moderator has looked at it, and posts of which a list of words tells moderators.
//!
//! What always holds: what waits is no post. It is a row of its own ([`linli_entities::review`]), which nobody reads but its
//! author and those who moderate its board, and so it is in no list, count, search, feed or notice. Where it is approved it is
//! written by the ordinary use case, as its author, with their rights and at that time: so numbers stay without gaps, and it
//! comes last. It is decided of once, whoever decides at once, and as the moderator saw it. Of posts that moderators removed
//! hashes are kept for 90 days, by which one that says much the same is known ([`rules::prints`]), and not the text.
//! Deliberately absent: edits that wait. Another text of a post that would have to wait for its words is refused, and the post
//! stays as it is; one that would have to wait for another reason stands, and moderators are told.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

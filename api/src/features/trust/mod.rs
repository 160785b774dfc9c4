//! Trust: how far an account is trusted, and what is asked of those that have just come.
//!
//! What always holds: a level follows from stored acts by a pure function ([`rules::level`]), unless a moderator pinned it with
//! a reason that the audit keeps; whoever has a confirmed home or a role is at least a member, and is never limited. It is
//! reckoned by the follower of [`crate::features::badges`] when an account did or got something, and by whoever decides of it
//! ([`logic::reckon`]); reading it reckons nothing. That it rose is told once for each level, that it fell is not told.
//! Deliberately absent: points that are counted up and can be lost, and rights: a level only lifts limits.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Flags: that somebody thinks that a post should not stand, and what moderators decide of it.
//!
//! What always holds: each flags a post as it stands once; whoever moderates the board decides of all flags of a post at
//! once, and the post is gone in the same transaction where it is removed; who flagged is known to moderators alone.
//! Deliberately absent: posts that vanish because many flag them, which would be a weapon.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
mod store;

//! Blocking: that somebody wants to hear nothing of another.
//!
//! What always holds: of two of whom one blocked the other neither writes to the other; whoever blocked is told of nothing
//! that the other says in the forum; who is blocked is told to nobody but who did it. What staff say for their project is
//! not blocked. Deliberately absent: hiding what one wrote from whom one blocked, who could read it signed out.

pub mod http;
pub mod logic;
pub mod output;
mod store;

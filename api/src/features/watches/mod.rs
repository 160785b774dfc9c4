//! Watching: how closely somebody follows a board or a topic.
//!
//! What always holds: what is chosen for a topic counts before what is chosen for its board; whoever chose nothing is told
//! of what concerns oneself; nobody is told of what they may not read, whatever they watch. Deliberately absent: telling,
//! which is done by [`crate::features::notices`], and what is unread, which is in [`crate::features::readings`].

pub mod http;
pub mod logic;
pub mod output;
mod store;

//! Drafts: what somebody is writing and has not sent, kept for each account and place; and posts that are written for later.
//!
//! What always holds: a draft is read by its author alone; of two devices neither overwrites what the other saved without
//! having seen it; a draft is gone with the post that is published from it, in one transaction. A draft for a place that its
//! author does not see any more stays, and tells nothing of the place. A post for later is published once, by whoever is
//! first of all nodes, with the rights that its author has then; or it stays with the reason. Deliberately absent: drafts of
//! complaints and of new conversations, which stay on the device; messages and edits for later.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Earning rules: what points are given for, and the receipts that some are given for.
//!
//! What always holds: a rule is never changed, another takes its place; of each kind at most one is active; a rule gives
//! points only for what happened while it was active and while the member was one; a fact gives points once, for ever, and
//! they are taken back when it turns out to be none. What happens is learned from the outbox, by a follower with a
//! position of its own: whoever adds a kind of fact writes a row there and adds one arm in `logic/follow.rs`.
//! Deliberately absent: points for what happened before a rule was switched on. A dry run says what that would have been.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

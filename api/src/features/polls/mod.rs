//! Polls: what a topic asks its readers to choose from, and how they voted.
//!
//! What always holds: a topic has one poll at most, made with it or later by its author or a moderator; an account votes once,
//! and may vote otherwise or take its vote back until the poll is closed; whether it is closed follows from when it closes and
//! what time it is, and no job decides of that. As long as results are hidden no count is told to anybody, staff included. Once
//! somebody has voted, the question, its options and its terms stay as they are: the poll can only be closed, or deleted by a
//! moderator. Who voted for what is told only where that was said before anybody voted. Deliberately absent: votes of guests,
//! weighted votes, options that voters add, notices of votes and of results.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

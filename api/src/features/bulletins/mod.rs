//! Bulletins: news that are sent to many, to whom a segment finds and who agreed to get them.
//!
//! What always holds: a bulletin changes while it is a draft, and what it says was rendered then; whom it is for is asked
//! once, when it begins to be sent, and written down account by account, so that it goes on after whatever broke it off
//! and reaches nobody twice; whoever has an open complaint gets it when that has ended, if within the days that it waits.
//! Deliberately absent: who opened it; bulletins of a single project by its own staff.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

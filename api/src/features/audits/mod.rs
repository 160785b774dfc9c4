//! The audit: what staff did, for administrators, and for managers what was done in their projects.
//!
//! What always holds: entries are written by [`crate::audit`] in the transaction of the act, with the project and the board
//! they belong to, and nothing here changes them. What was done in a board is told to whoever reads that board alone: of what
//! was done in boards that are closed to staff, administrators learn nothing here either, only that such a board was made,
//! changed, given moderators, or opened. Each act has a sentence in every language; the words of a new one are missed by a
//! test. Deliberately absent: deleting and searching in what entries say.

mod acts;
pub mod http;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

pub use acts::AuditAct;

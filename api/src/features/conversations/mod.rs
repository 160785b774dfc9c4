//! Conversations: what few say among themselves, or one with the staff of a project.
//!
//! What always holds: messages are numbered without gaps and never edited; a deleted one keeps its place and loses its
//! words; nobody but who is in a conversation learns of it, staff and administrators neither, and whoever comes later sees
//! what is said from then on; a conversation with staff is read by whoever answers for that project now. One is told once
//! of a conversation as long as one has not read it, without its words. Deliberately absent: search in messages; flags of
//! messages; editing.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

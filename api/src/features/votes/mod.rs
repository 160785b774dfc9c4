//! Votes of the owners of a project or of a building (docs/votes.md).
//!
//! What always holds: two persons open a vote, and nothing of it changes then; who may vote, for which home and with what
//! weight is frozen and its hash published with the opening; a home votes once. A ballot has no account, no instant and no
//! number, in a secret vote no home either, and nothing in the database leads from one to the other. Nothing is told of what
//! was voted before the vote is closed, to nobody. Once it is closed, whoever may vote recomputes all of it from what is
//! published, and finds the own ballot by its receipt. Who works for the project stands in for no owner, and reads no ballot
//! by that.
//! Deliberately absent: a secrecy that holds against a server that was changed to break it, or against whoever shows the own
//! receipt. docs/votes.md says against whom it holds.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

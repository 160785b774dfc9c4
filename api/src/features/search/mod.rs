//! Search over posts and complaints, topics like one that is being written, and what feeds the index.
//!
//! What always holds: the set of boards, or of complaints, that the actor may read is part of the query, and every hit is looked up in
//! the database before it is shown, so that neither a result nor a count tells of what may not be read; the index
//! follows the outbox and remembers how far it came, so that after a kill it goes on exactly there.
//! Deliberately absent: the engine (crate `linli-search`), which knows ids and text and no rows.

pub mod check;
pub mod feed;
pub mod http;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

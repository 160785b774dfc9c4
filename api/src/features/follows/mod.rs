//! Following people: whose topics somebody wants to be told of (docs/forum.md).
//!
//! What always holds: who follows whom is told to nobody but whoever follows, and no count of it is shown; one is told of
//! topics that one may read, and never of what whom one blocks opens; nobody follows whom they block; what somebody writes
//! under a pseudonym is told to nobody as theirs. Deliberately absent: being told of every post that somebody writes.

pub mod http;
pub mod logic;
pub mod output;
mod store;

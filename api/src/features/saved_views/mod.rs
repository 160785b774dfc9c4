//! Saved views: questions to the worklist that somebody asks again and again, each with a name.
//!
//! What always holds: a view is one's own; it holds what is asked for, never what was found, so that it tells nobody
//! more than they may read.
//! Deliberately absent: views that are shared.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
mod store;

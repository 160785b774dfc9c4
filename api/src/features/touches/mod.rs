//! Touches: what is expected to be done for each home on its way, and what is missing (docs/journey.md).
//!
//! What always holds: whether a touch is done, due or missing is what the facts of a home say today, and nothing is
//! stored of it; all homes of a project are looked at in as many queries as one.
//! Deliberately absent: recording that something was done, which is where it is done: in homes, updates and events.

pub mod http;
pub mod logic;
pub mod output;
pub mod rules;

//! Quotes: which posts of a topic quote which (docs/forum.md).
//!
//! What always holds: a quote counts as long as the post that quotes stands and says so; it is noted in the transaction that
//! writes that post; only quotes within one topic count, so that a page never tells of what another board holds. Deliberately
//! absent: telling whom one quotes; the name in a quote is a mention and tells them.

pub mod logic;
pub mod output;
mod store;

//! Updates: news from a building site, with photos, for everybody or for those at home there (docs/journey.md).
//!
//! What always holds: what is for owners is known to those at home in the project, or in the building it is about, and to
//! its staff alone, photos included; those at home there are told once, when it is published; what was published is
//! withdrawn with a reason, and then says nothing more but that.
//! Deliberately absent: drafts, comments (topics are for those) and deleting.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

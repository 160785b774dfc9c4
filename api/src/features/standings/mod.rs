//! Standings: where each member stands between joining and leaving, and who may be about to leave, for staff.
//!
//! What always holds: where somebody stands is reckoned when it is asked, from what is stored anyway, by one rule; every
//! stage that is worth a call says why, with what it was reckoned from.
//! Deliberately absent: a score, and anything that a member is refused for where they stand.

pub mod http;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

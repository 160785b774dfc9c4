//! Reports of the club: who buys again, who comes to events, and what points are owed, by month.
//!
//! What always holds: figures are reckoned when they are asked for, of what is recorded here; a share is told with what it
//! is a share of. Which share of homes came by a referral is told by the figures of referrals (docs/club.md).
//! Deliberately absent: figures of single members, targets.

pub mod http;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Greetings: for a birthday, for a festival. They sell nothing and lead nowhere.
//!
//! What always holds: a member is greeted on a birthday once in a calendar year, whatever is edited, and for a festival
//! once; whoever was born on 29 February is greeted on the 28th where there is no other; who did not consent, and who has
//! an open complaint that day, is not greeted; a day that is over is not caught up with.
//! Deliberately absent: gifts and points for a birthday or for years of membership: months of membership earn points by a
//! rule (docs/club.md), once each, whether anybody is there or not.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! What is new to somebody and what they have not read, in lists and beside each topic, and marking all of it read.
//!
//! What always holds: whether a topic is new or unread is one rule ([`rules::Reading::state`]), which a badge asks and the
//! lists say in SQL; a mark never goes back, and what came after it is unread; marking everything writes one row, however
//! many topics there are; muted topics are neither new nor unread. Deliberately absent: how far each topic was read
//! ([`crate::features::topics`]) and how closely it is followed ([`crate::features::watches`]); leaving out those whom one
//! blocks, whose topics can be read as all others.

pub mod http;
pub mod input;
pub mod logic;
pub mod rules;
mod store;

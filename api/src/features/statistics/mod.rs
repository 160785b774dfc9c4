//! Figures of what goes on in the forum, by day, week and month, of a project and of the whole group, for staff.
//!
//! What always holds: what is shown was counted beforehand and is read from an index; a change of what is counted puts its day
//! down to be counted again, and its week and month after it, so that figures are what a recount gives (`linli verify`
//! recounts them). Days are those of the projects ([`calendar`](crate::features::promise::rules::calendar)). Of boards that
//! are closed to staff nothing is counted, and of fewer than five people nothing is shown ([`rules::FEW`]).
//! Deliberately absent: figures of single people, and anything that is written down only to be counted: who read is known as
//! far as it is kept for the marks of what is unread; which searches found nothing is not kept, and so not told.

pub mod http;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Events: gatherings of a project, a city or the whole club, with slots, quotas and questions (docs/events.md).
//!
//! What always holds: an event is known to whom its audience names, and to whom it is not it does not exist; a draft is
//! known to staff alone. What there is of a quota is only ever taken by a guarded update within the lock of the event, so
//! nothing is sold twice. That an event is over, its time says: no job has to have run.
//! Deliberately absent: money, and rows for a rule of recurrence. A week of a series is an event of its own.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

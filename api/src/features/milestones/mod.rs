//! Milestones: what was promised of building, for which day, and when it was reached (docs/journey.md).
//!
//! What always holds: a day that was promised is never changed quietly: each change stays with the day before, the reason
//! and who made it, for everybody to read, and the database refuses to change or delete it. Whether a milestone is late
//! is what its days say today: no job has to have run.
//! Deliberately absent: deleting a milestone. What was promised by mistake is withdrawn, with a reason.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

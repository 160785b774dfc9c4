//! Commitments: what staff say in public that will be done, and by which day (docs/commitments.md).
//!
//! What always holds: a post that is a commitment is neither edited nor deleted, nor is its topic; what becomes of the
//! commitment (made, moved, kept, given up) is an append-only history, chained by hashes; how it stands is a pure function
//! of that history and of today's date at the project, whether or not a job ran; who may read the post may read all of it,
//! and nobody else learns of it, in no count either.
//! Deliberately absent: taking a commitment back without a word. It is given up, with a reason. What is promised within a
//! complaint is another thing: it has a deadline of its own there (docs/complaints.md).

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

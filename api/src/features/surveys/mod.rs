//! Surveys: what owners, buyers and members of the club are asked (docs/surveys.md).
//!
//! What always holds: an account, and a home, is invited once to a survey and answers once; what was opened never
//! changes; of an anonymous survey nothing leads from an answer to whoever gave it, and nothing is shown of fewer than
//! five; only whoever was invited knows of a survey, and the staff of its place. That one can answer, its times say: no
//! job has to have run.
//! Deliberately absent: answers that are changed or taken back, questions that depend on others, and figures of an
//! anonymous survey that still grow.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

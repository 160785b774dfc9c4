//! Draws that anyone can recompute (docs/draws.md).
//!
//! What always holds: nothing of a draw changes once it is offered; its secret is made then, and is in no row, answer or
//! log before it is drawn; entries have numbers from 1 without gaps, each member enters once, and the list of them is
//! frozen before the public value can be known; who wins follows from the secret, the list and that value alone, and all
//! three are published. Where a draw stands, its facts and the time say. What it gives it gives once, and what entering
//! cost comes back where it is cancelled.
//! Deliberately absent: drawing again. A draw that went wrong is cancelled, with a reason that everybody reads.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

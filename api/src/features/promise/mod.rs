//! How the promise of a first answer was kept, in public: figures, series, the list of every breach, a badge.
//!
//! What always holds: figures are a pure fold of facts and a time, the same whether or not the ladder ran; whoever
//! still waits counts as waiting at least as long as now; imported complaints are counted apart and never beside live
//! ones; a breach is never left out; of a complaint that is not public nothing is told but that it was late.
//! Deliberately absent: tables of figures that have to be kept up to date, and caches that grow old: facts are read
//! from an index, a window at a time.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

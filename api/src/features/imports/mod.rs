//! Taking in what was written elsewhere: one JSON object a line (docs/import-format.md).
//!
//! What always holds: a record has a `ref` that is unique within its kind, and is taken in once, however often the
//! import is run; a batch is one transaction, so an import can be stopped at any moment and run again; times are kept;
//! a line that is wrong is reported with its number and spoils no other;
//! a run has one audit entry, which counts what it took in.
//! Deliberately absent: notices and rate limits, which are about what people do here. Rows are written in bulk, around
//! the use cases of the single thing.

pub mod format;
pub mod logic;
mod store;

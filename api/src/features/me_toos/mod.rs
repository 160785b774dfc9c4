//! "Me too": that other homes have what somebody complained of in public (docs/commitments.md).
//!
//! What always holds: a home says so once of a complaint, by whoever is of its household, who can take it back; how many do
//! is told to whoever may read the complaint, which homes to the staff of the project alone, and who said so to nobody.
//! Deliberately absent: telling those who said so what becomes of the complaint. They read it, as everybody does.

pub mod http;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

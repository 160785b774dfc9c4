//! Use cases of accounts.

pub mod refs;
pub mod registration;
pub mod sessions;

pub use refs::{AccountRef, Mark, by_name_keys, refs};

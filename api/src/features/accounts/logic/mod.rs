//! Use cases of accounts.

pub mod avatars;
mod codes;
pub mod emails;
pub mod erasure;
mod hashing;
pub mod lookup;
pub mod me;
pub mod operators;
pub mod passwords;
pub mod phones;
pub mod readers;
pub mod refs;
pub mod registration;
pub mod sessions;
pub mod signing;
pub(super) mod sweep;

pub use refs::{AccountRef, Mark, RefCache, by_name_keys, refs};

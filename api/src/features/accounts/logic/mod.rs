//! Use cases of accounts.

pub mod sessions;

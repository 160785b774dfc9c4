//! Accounts: who signs in, and what others see of them.
//!
//! What always holds: a password is argon2id; a session's token is stored as a hash only; name, e-mail and phone are
//! unique in normalised form; an answer to a failed sign-in does not tell whether the account exists; what is mailed
//! can be used once and soon ends.
//! Deliberately absent: rights (they are in [`crate::actor`], fed by role grants and ownerships).

pub mod http;
mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

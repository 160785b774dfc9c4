//! The nouns of the product. In each: `http` (operations), `logic` (use cases), `rules` (pure), `store` (rows), `jobs`.

pub mod accounts;
pub mod attachments;
pub mod boards;
pub mod callers;
pub mod canned_answers;
pub mod complaints;
pub mod health;
pub mod imports;
pub mod notices;
pub mod ownerships;
pub mod pages;
pub mod posts;
pub mod privacy;
pub mod projects;
pub mod promise;
pub mod roles;
pub mod saved_views;
pub mod search;
pub mod teams;
pub mod topics;
pub mod verification;

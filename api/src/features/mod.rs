//! The nouns of the product. In each: `http` (operations), `logic` (use cases), `rules` (pure), `store` (rows), `jobs`.

pub mod accounts;
pub mod attachments;
pub mod boards;
pub mod complaints;
pub mod health;
pub mod imports;
pub mod ownerships;
pub mod pages;
pub mod posts;
pub mod privacy;
pub mod projects;
pub mod promise;
pub mod roles;
pub mod search;
pub mod topics;
pub mod verification;

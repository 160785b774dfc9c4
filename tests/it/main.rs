//! The stories. One binary, so that the whole stack is linked once.

mod accounts;
mod boards;
mod dependencies;
mod document;
mod edge;
mod health;
mod house;
mod ownerships;
mod posts;
mod projects;
mod search;
mod topics;
mod writing;

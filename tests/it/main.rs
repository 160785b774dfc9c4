//! The stories. One binary, so that the whole stack is linked once.

mod accounts;
mod avatar;
mod backup;
mod boards;
mod dependencies;
mod document;
mod edge;
mod email;
mod erasure;
mod health;
mod house;
mod imports;
mod kill;
mod leaks;
mod ownerships;
mod pages;
mod passwords;
mod posts;
mod privacy;
mod projects;
mod rights;
mod roles;
mod search;
mod sessions;
mod topics;
mod writing;

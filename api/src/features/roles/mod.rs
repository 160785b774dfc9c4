//! Roles: who is trusted with what, and who may give and take it.
//!
//! What always holds: a role is granted for the scope it is made for (the group, a city, a project) and at most once;
//! an administrator grants everything, a manager what is below within the own project; the last administrator who can
//! sign in keeps the role; every grant and every revocation has its audit entry and takes effect at once.
//! Deliberately absent: what a role may do ([`crate::actor::Permission`]).

pub mod http;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

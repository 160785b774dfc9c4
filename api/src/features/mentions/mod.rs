//! Mentions of groups in posts: the staff of a project, its moderators, those at home in a building (docs/forum.md).
//!
//! What always holds: whom a post mentions is settled when it is written or edited, and stays so whatever is renamed; only
//! whoever may call a group mentions it, for everybody else it is plain text; nobody is told of a post in a board that they
//! may not read; not more than 500 are told of one mention, by the follower of notices and not in the transaction that writes.
//! Deliberately absent: who is in a group. Boards of the club have no groups: they are of no project.

pub mod http;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Pseudonyms: names under which owners write in a board that allows it, without their own name and room.
//!
//! What always holds: a person has one in a project, and it is told apart from every other there by a word; it is proven
//! when something is written, by a home in its building that staff confirmed; who writes under one is told to nobody,
//! wherever authors are told ([`output::AuthorRef`] is made of nothing but the pseudonym then); what was written stays
//! under it when the home is gone. Two of the staff learn of whose it is where one asks with a reason and another approves,
//! both are in the audit, and whoever it is is told. Deliberately absent: another pseudonym for the same person, changing
//! one, writing under one as staff, mentioning one by name.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

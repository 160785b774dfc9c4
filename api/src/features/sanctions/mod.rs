//! Sanctions: that somebody is warned, silenced or suspended in a board, a project, a city or the group, and appeals.
//!
//! What always holds: nobody imposes anything beyond the own reach, on themselves, or on whoever has a role as high as the
//! own; whether a sanction is in force is a pure function of its facts and of the time ([`rules::state`]), so it ends by
//! itself; it takes effect with the answer. Whoever is silenced reads and says nothing that others read; what is one's own
//! stays possible always: complaints, homes and what is voted of them, messages to staff, appeals. Each sanction may be
//! appealed against once, and somebody else decides than who imposed it. Its acts are append-only. What staff of a project
//! or a city impose does not hold in boards that are closed to staff: there only who moderates the board imposes, for it.
//! Deliberately absent: that the public learns of it, marks beside names, and prolonging: what is in force ends before the
//! same is imposed again.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Ownerships: that an account holds a unit, claimed by the account and decided by staff.
//!
//! What always holds: there is one ownership per account and unit; its states follow one table, [`rules::next`], read
//! inside the transaction of the decision, so that of two decisions at once one is told that it came too late; only a
//! confirmed one opens the boards of owners, and what a decision opens or closes is so with its answer. A claim is
//! known to its claimant and to staff of the project, to nobody else.
//! Deliberately absent: a member's way out of *revoked*; only staff reinstate.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

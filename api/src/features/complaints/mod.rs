//! Complaints: what an owner wants put right, with a first answer promised within 24 hours.
//!
//! What always holds: an accepted complaint has its first deadline in the same transaction, at most 86 400 seconds
//! after it was received; an answer that is owed never pauses and moves only earlier, by an act; *met*, *breached* and *open* are
//! a pure function of facts and a time, so that they are the same whether or not the ladder ran; a step of the ladder
//! is recorded once; acts are append-only, and everything else about a complaint is what they add up to
//! ([`rules::fold`]). Only staff who are not of the household answer. Whoever may not read a complaint does not
//! learn that there is one.
//! Who works on it changes nothing of what is owed; what staff decide among themselves is told to nobody else; a
//! compensation is approved by somebody else than proposed it, and paid once.
//! The time to put something right is another matter: it stands still while the complainant is asked, and a lead extends
//! it, both by acts that everybody who reads the complaint sees.
//! Deliberately absent: business hours, deleting a complaint, closing one that nobody answered.

pub mod act;
pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

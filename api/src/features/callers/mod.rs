//! Callers: whoever takes a call finds who it is, where they live and what they complained of, in one answer.
//!
//! What always holds: staff find those who have a home or a complaint where they answer complaints, and of them what is
//! there, nothing else; a number or an address is given whole, a name by its beginning; every look is in the audit.
//! Deliberately absent: leafing through everybody.

pub mod http;
pub mod logic;
pub mod output;
mod store;

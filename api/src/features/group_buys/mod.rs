//! Group buys: whoever pays a deposit gets a benefit on the price of a home, if enough do (docs/group-buys.md).
//!
//! What always holds: a draft is known to its staff alone; nothing of the money, the promise or the terms changes once it
//! is offered; seats are counted when their money is held, never more than there are; what was decided is never decided
//! again. That one can join, its times say: no job has to have run.
//! Deliberately absent: reserving a seat before its money came, and money itself, which is in deposits and payments.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

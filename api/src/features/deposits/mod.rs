//! Deposits of members for group buys and auctions: a state machine over the book of money (docs/group-buys.md).
//!
//! What always holds: a household has one deposit that stands for a group buy, and the database refuses a second; a seat
//! is counted while money is held, selected or applied, and never else; a member withdraws at any time before the money
//! is in a contract, and nobody asks why, but for who leads an auction (docs/auctions.md); whatever ends a deposit that holds money begins its refund in the same
//! transaction, once; money that cannot be held goes back by itself. Everything that changes a deposit holds its group buy.
//! Deliberately absent: keeping money because somebody withdrew, and a decision on one's own deposit by staff.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

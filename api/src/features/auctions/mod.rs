//! Auctions: whoever paid a deposit bids for one home, and whoever bids the most may buy it (docs/auctions.md).
//!
//! What always holds: what is sold, its terms, its deposits and their refunds are those of the group buy of the same id;
//! bids are numbered without gaps, each higher than the one before, and never change; a bid is taken if, and only if, the
//! clock of the server is before the end while the auction is held; a bid in the last minutes moves the end, up to a latest
//! one that was said before; how an auction stands, and who won, follows from what is stored and the time, whether a job
//! has run or not; bidders are numbers to each other.
//! Deliberately absent: a hidden reserve, bidding by proxy, and a second chance for whoever bid less.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

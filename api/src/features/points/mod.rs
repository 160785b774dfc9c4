//! Points of the club: a ledger of double entry, and what a member sees of it. Money, in fen, is a second book of the same
//! ledger, without lots (docs/group-buys.md); money of the funds of projects is a third (docs/fund.md).
//!
//! What always holds, with the numbers under which it is spoken of (docs/club.md): L1 the entries of a transaction add up
//! to nothing, L2 what an account says is what its entries add up to, L3 nothing available is below zero and whoever owes
//! has nothing available, L4 what is left in the lots of a member is what is available and held, L5 what came in a lot is
//! what is left and what was taken, L6 what is held is what pending holds set aside, L7 no more is taken back than was
//! given, L8 one fact gives points once, for ever, L9 each transaction holds the hash of the one before, L10 what the
//! club owes is what it gave less what was redeemed, expired and forfeited, L11 nothing stays in a lot that has lapsed.
//!
//! Deliberately absent: editing. What was wrong is put right by an opposite transaction. Rules by which points are earned
//! and what they buy are other features; they call the logic of this one inside their own transaction.

pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

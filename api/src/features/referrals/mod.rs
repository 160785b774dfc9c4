//! Referrals: who sent whom to a contract, and the points that this gives.
//!
//! What always holds: somebody is sent by one member, and a contract is of one referral, what was cancelled not counted;
//! nobody sends themselves, their own household or somebody who has a home already; a referral only goes on, and what is
//! cancelled stays so; it promises points once, by the rule that held on the day of the contract, and gives them when the
//! days of that rule are over; what is cancelled takes them away, whether they waited, were given or were spent. Staff who
//! are on either side of a referral do nothing to it. Each side knows of the other the public name and where it stands.
//! Points themselves are another feature, whose logic this one calls.
//! Deliberately absent: taking a step back. What was recorded by mistake is cancelled, with its reason, and recorded anew.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

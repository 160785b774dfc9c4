//! Rewards: what points can be redeemed for, and the vouchers that are had for them.
//!
//! What always holds: stock, points and voucher move in one transaction or not at all; nobody gets more than there is,
//! than one's points allow or than one member may have; a voucher is used once; what is cancelled gives back the very
//! points that were spent, and the piece, once.
//! Deliberately absent: a cart. Each redemption stands for itself.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Payments for deposits, and what goes back (docs/group-buys.md).
//!
//! What always holds: a payment is recorded once, by the reference that its bank or provider gave it; it is held by one
//! deposit, or goes back as a whole, once: its refund is one row, whose number is the key for whoever pays it; each of
//! this is a balanced transaction of the book of money, in the same transaction of the database; a refund is done when
//! staff or the provider say that the money went out, and not before; nobody takes or pays back their own money.
//! Deliberately absent: holding money. It is at the bank of the developer or at a provider; here stands whose it is.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

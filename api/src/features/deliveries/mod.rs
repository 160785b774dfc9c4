//! Deliveries: that something is sent to many, to each on one way, once.
//!
//! What always holds: who gets something is written as rows when it begins, and an account gets it once on each way
//! however often that is broken off and begun again; consent, an open complaint, quiet hours and whether the account is
//! still there are asked right before each is sent; what is not sent says why. What is handed over twice after a failure
//! has the same id, so that it is one to whoever minds it.
//! Deliberately absent: whether something was opened or clicked. The words are those of whoever sends.

pub mod logic;
pub mod output;
pub mod rules;
mod store;

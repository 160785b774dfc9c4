//! Consents: for what somebody agrees to be written or called, on which way.
//!
//! What always holds: nothing is consented to before it was said; what was said stays, with when, where and by whom, and
//! what holds is what was said last; saying no is about a purpose, whoever was chosen by whatever list. What concerns
//! one's own complaint, deposit or registration is told by notices and asks for no consent.
//! Deliberately absent: consent that is assumed, that ends by itself, or that is said for others by members.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

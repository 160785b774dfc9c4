//! Memberships: who is in the club, which tier that is, and what staff do for members.
//!
//! What always holds: an account has one membership over all projects, which it keeps when it leaves and joins again; a
//! tier is what was earned within the window, never what is left, so that spending costs no tier; points are given or
//! taken by hand by two persons, neither of whom is the member. Points themselves are another feature, whose logic this
//! one calls.
//! Deliberately absent: a stored tier. It would have to be kept true.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Rules of notices. Pure.

pub mod audience;
pub mod words;

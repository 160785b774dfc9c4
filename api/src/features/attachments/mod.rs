//! Pictures: taken in, decoded within limits, encoded anew, kept as files beside the database.
//!
//! What always holds: of what was sent nothing but its pixels is kept, so that no place, no device and nothing hidden
//! comes along; a file is complete under its name before anything shows it; what nothing claims is swept up; who may
//! see a picture is asked of the feature that it belongs to, each time, and whoever may not gets the answer for what
//! does not exist.
//! Deliberately absent: files that are no pictures; links that work for whoever holds them.

pub mod http;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

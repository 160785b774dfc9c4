//! The lines of the table, by what is done.

pub mod club;
pub mod complaints;
pub mod events;
pub mod finding;
pub mod long;
pub mod reading;
pub mod replies;
pub mod standing;
pub mod words;

//! The lines of the table, by what is done.

pub mod complaints;
pub mod finding;
pub mod long;
pub mod reading;
pub mod replies;
pub mod standing;

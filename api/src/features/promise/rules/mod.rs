//! Rules of the public figures. Pure.

pub mod badge;
pub mod calendar;
pub mod csv;
pub mod figures;

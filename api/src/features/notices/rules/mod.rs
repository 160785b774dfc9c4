//! Rules of notices. Pure.

pub mod audience;
mod chinese;
pub mod choices;
mod english;
pub mod hours;
pub mod letters;
pub mod messages;
pub mod tokens;
pub mod words;

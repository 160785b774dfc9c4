//! What names, addresses, passwords and profiles have to look like. Pure.

pub mod emails;
pub mod letters;
pub mod names;
pub mod passwords;
pub mod phones;
pub mod profiles;

//! Addresses of topics and posts in the forum that was there before: `linli convert` keeps their numbers in the references of
//! what it writes, and whoever follows an old link is led to the place of today.
//!
//! What always holds: nobody is led to what they may not read, or told that it is there; that is answered as what does not
//! exist.
//! Deliberately absent: a table (the references of imports say it all), and old addresses of boards and people.

pub mod logic;
pub mod rules;

//! Badges: that an account did something for the first time, or often.
//!
//! What always holds: each is given to an account once and stays, however many followers give it; it says of what kind an act
//! was, on which day, and neither which act nor where, so that nothing is learnt of a board that one may not read; nothing
//! that was written under a pseudonym gives one. It is told once, to whose it is, and not where what happened was imported.
//! Whoever does not want them shown shows none. Its follower also has [`crate::features::trust`] reckoned: both follow from
//! the same acts. Deliberately absent: badges that somebody gives by hand, and rights that come with them.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

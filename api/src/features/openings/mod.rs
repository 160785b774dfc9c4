//! Openings: how one administrator reads a board that is closed to staff, with the approval of another.
//!
//! What always holds: nobody approves what they asked for; an approval comes within a day, and reading ends by itself after
//! 72 hours at most, or at once when one of the two says so. Whether it is open is a pure function of what is written down
//! and of the time ([`rules::state`]), asked in the transaction that writes down what is read: nothing is read that is not
//! in the list. What is written is never changed or deleted, not even in the database. Whoever reads the board is told at
//! the approval, finds a signpost there, and reads the list of all openings and of all that was read for ever.
//! Deliberately absent: writing, deleting, searching, counts and notices by an opening. It has doors of its own, for reading
//! topics page by page; the rule of visibility (`boards::rules::may_read`) knows nothing of it.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Word rules: lists of words, and what becomes of a post with one of them: it is refused, it waits, the word is masked, or
//! moderators are told.
//!
//! What always holds: a list is for the club, a project or a board, and those who moderate there keep it; what is written is
//! looked at before its transaction, by every list that holds where it goes; a word is found however it is disguised
//! ([`rules::reading`]), a word in Latin letters only as a whole word. A list is compiled outside of transactions, and kept in
//! memory until its words change ([`logic::engines`]).
//! Deliberately absent: looking at private messages and drafts, and keeping what was masked.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

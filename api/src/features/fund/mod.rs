//! The loyalty maintenance fund of a project: an open book of what came and what was spent (docs/fund.md).
//!
//! What always holds: what is in a fund is what came less what was spent, and never below nothing; entries are numbered
//! without gaps and chained by hashes, and neither changed nor deleted; what is wrong is put right by an opposite entry with a
//! reason; a large spending takes two persons; the book is known to those who hold a home there or act for whom does, and to
//! staff there, and to nobody else.
//! Deliberately absent: comments and reactions (who asks about an entry files a complaint), and paying: the money is at a bank.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

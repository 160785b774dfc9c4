//! Exports: archives of all that somebody wrote, for that one alone (docs/export-format.md).
//!
//! What always holds: an archive holds what its account wrote, wherever that stands, and nothing that anybody else wrote:
//! not the title of a topic that it may not read any more, and no names; it is made in the background in batches, so that
//! it takes as little memory for many posts as for few, and again from the beginning where its worker died; it is read by
//! its account alone, for a week, and is deleted then, and with the account. One is made at a time, and one a day.
//! Deliberately absent: choosing what is in it, exports by staff for others, pictures.

pub mod archive;
pub mod http;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod pages;
pub mod rules;
mod store;

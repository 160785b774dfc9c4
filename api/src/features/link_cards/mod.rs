//! Cards of links: a link that stands alone on a line of a post becomes a card, with what the page elsewhere is called, or with
//! how what it leads to here stands (docs/forum.md).
//!
//! What always holds: a page elsewhere is read after the post was written and never within a request ([`crate::fetch`] says
//! how), once for each address and seven days, and nothing of it is shown but plain text; what it is called is part of the page
//! of the topic, whose version it moves on; author and moderators take a card away. How something here stands is told to who
//! may read that now, and else it stays a link that tells nothing. Deliberately absent: pictures of pages elsewhere.

pub mod http;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

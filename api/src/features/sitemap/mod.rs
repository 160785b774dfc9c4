//! The sitemap (sitemaps.org): which pages there are for everybody, so that they are found elsewhere; and who is asked not
//! to look for what (RFC 9309).
//!
//! What always holds: it names what a guest may read and nothing else; topics stand in parts by their ids, so that a part
//! is bounded however many there are. Deliberately absent: people, complaints, and whatever is not for everybody.

pub mod http;
pub mod logic;

//! Reactions: what people think of posts, in a click.
//!
//! What always holds: each says each thing of a post once, and never of the own; counts are counted, not kept, and read
//! with the page that shows them; who may not read a post learns of none of its reactions. Deliberately absent: notices of
//! reactions, because a click is no news; scores of people.

pub mod http;
pub mod logic;
pub mod output;
mod store;

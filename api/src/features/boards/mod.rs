//! Boards: where topics are, and who may read and write there.
//!
//! What always holds: visibility is one function, [`rules::may_read`], from actor and board to yes or no; lists and
//! searches ask with the set of readable boards in the query, single things are looked up through
//! [`logic::visible`], which answers 404 for what may not be known.

pub mod logic;
pub mod rules;
mod store;

//! Boards: where topics are, and who may read and write there.
//!
//! What always holds: visibility is one function, [`rules::may_read`], from actor and board to yes or no; lists and
//! searches ask with the set of readable boards in the query, single things are looked up through
//! [`logic::visible`] or [`logic::board`], which answer 404 for what may not be known. Counters of a board are written
//! by whoever writes posts; an edit of the board leaves them alone. Where a board is closed to staff no role holds at all
//! (`Scope::Closed`), and it stays closed; boards of the property tree and of buyers follow ownerships and buildings without
//! anybody's doing.
//! Deliberately absent: deleting a board. It is locked or closed to staff instead, and what was said stays.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

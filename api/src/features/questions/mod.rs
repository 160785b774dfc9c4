//! Questions: topics that ask something, and the post that is accepted as the answer.
//!
//! What always holds: only a question has an answer, one at most, and it is a post of that topic that stands and not its
//! first; it is accepted by whoever asked, whoever moderates there and staff who answer there; whoever gave it is told
//! once, by somebody else's doing. A post that is deleted answers nothing any more. Deliberately absent: the list of
//! questions, which is one of topics ([`crate::features::topics`]); votes on answers.

pub mod http;
pub mod logic;
pub mod output;
mod store;

//! Notes about accounts, which staff of a project write for each other.
//!
//! What always holds: a note is read by whoever cares for its project by a role, and by nobody else, least of all by whom it
//! is about; who wrote it and when stands beside it; nobody edits it; its author and administrators delete it. It goes when
//! the account is erased. Deliberately absent: notes in archives of what somebody wrote: whoever asks what is kept of them is
//! answered by staff, who read it out of here.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
mod store;

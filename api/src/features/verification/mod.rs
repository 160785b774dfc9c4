//! Whether what is derived still says what it is derived from: the index against the posts, counters against what they
//! count, complaints against their acts. Each night beside a server, and by `linli verify`.
//!
//! What always holds: both sides are read so that whoever writes meanwhile makes no difference of it; memory is that of a
//! page, however many posts there are; what is repaired is repaired from the posts, which are never changed.
//! Deliberately absent: whether the database itself is sound, which its own tools know better.

pub mod jobs;
pub mod logic;
pub mod rules;

//! Pictures within posts: named in what was typed, claimed by the post that shows them.
//!
//! What always holds: a picture belongs to one post, and whoever may not read that post is answered as if there were no
//! picture, from the moment on at which that is so; a post shows what its author uploaded, or what it showed already, and
//! everything else is a link; what an edit left out is seen by those who read the revisions, and by nobody else.
//! Deliberately absent: pictures in messages, and operations of their own: they are uploaded and read as every photo is.

pub mod logic;
mod rules;
mod store;

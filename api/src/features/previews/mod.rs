//! Pictures that messengers and other sites show beside a link to a page: what it is called, where it belongs, and the
//! façade of its project.
//!
//! What always holds: there is a picture of what a guest may read and of nothing else, whoever asks for it; it is decided
//! each time, and only the drawing is kept, under the words that stand in it, so that it is never of another title; a
//! picture names nobody; one is drawn at a time, on a thread of its own.
//! Deliberately absent: a font within the binary. One that has Chinese is larger than all the rest; the system's is read
//! (`font`), and without any a picture is drawn without words.

pub mod http;
pub mod logic;
pub mod rules;

//! The pages of the web frontend, and the documents beside them.

pub mod http;

//! What is checked of funds by itself, each night.

pub use super::logic::checking::{Fault, check};

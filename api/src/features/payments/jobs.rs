//! Whether the money adds up.

pub use super::logic::checking::{Fault, check};

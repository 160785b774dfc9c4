//! Projects: what is sold and lived in, the facts that speak for and against it, its buildings and units.
//!
//! What always holds: every project is public, and so are its facts; what is counted for a reader is only what that
//! reader may read. Buildings and units are listed for accounts alone, by name, never with who lives there; a building is
//! named to everybody where something of it was promised or told to everybody.
//! Deliberately absent: deleting a project, a building or a unit, because ownerships and boards hang on them.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

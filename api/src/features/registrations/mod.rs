//! Registrations: who comes to an event and who waits, in which order; what they are told and reminded of (docs/events.md).
//!
//! What always holds: seats are taken in the transaction that confirms or offers them, within the lock of the event;
//! an account has one registration that stands for an event; the queue is ordered by when it was joined, whatever was
//! cancelled and begun again; a seat that comes free goes to the next at once, by the one function [`logic::queue`].
//! Deliberately absent: priorities.

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Canned answers: prepared by staff for the group, a city or a project, with fields that are filled for one complaint.
//!
//! What always holds: what is saved has only fields that exist; a field is filled with what the complaint says, as
//! plain text whatever it contains; what it says nothing of is told, and its field stays in the text.
//! Deliberately absent: sending. A filled text is a draft; a person reads it and answers.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

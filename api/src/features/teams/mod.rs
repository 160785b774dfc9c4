//! Teams: who works on complaints together, and the rules that lead a complaint to one of them.
//!
//! What always holds: a team is of the group, a city or a project, and its members answer complaints there; of the
//! rules that fit a complaint the most specific one counts, the place before what it is about, that before its grade;
//! the rule that fits everything is there from the beginning and can be led elsewhere but not deleted, so that every
//! complaint has a team; a team is closed only when no rule leads to it.
//! Deliberately absent: teams within teams, working hours: what is owed to a complainant knows neither.

pub mod http;
pub mod input;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

//! Notices: what happened, told to those whom it concerns.
//!
//! What always holds: a follower of the outbox tells each account of each fact once, whoever runs at the same time and
//! however often it is killed; nobody is told of what they did themselves, nor of what they may not read, which is
//! asked when a notice is made and again whenever it is read, counted, streamed or mailed; a notice holds no words: they
//! are made from what is so now, in the language of the reader. Notices become visible in the order of their ids.
//! Mail follows the notice: what was read or may not be read any more by then is not sent, quiet hours shift the mail and
//! never the notice, and a mail that is given up is told of.
//! Deliberately absent: deleting a notice; telling of what was imported; who watches what ([`crate::features::watches`]).

pub mod http;
pub mod input;
pub mod jobs;
pub mod logic;
pub mod output;
pub mod rules;
mod store;

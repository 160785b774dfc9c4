//! Linli: community forums, club and complaints for the owners of a property developer.
//!
//! Reading order: [`app`] holds what everything needs; [`server`] is the contents page of the API; each folder of
//! [`features`] is a noun of the product; [`db`] says how is written, [`outbox`] how others learn of it.

pub mod actor;
pub mod admin;
pub mod answer;
pub mod app;
pub mod audit;
pub mod auth;
pub mod backup;
pub mod cache;
pub mod canonical;
pub mod clock;
pub mod code;
pub mod compress;
pub mod config;
pub mod convert;
pub mod db;
pub mod demo;
pub mod error;
pub mod etag;
pub mod features;
pub mod fetch;
pub mod fields;
pub mod import;
pub mod jobs;
pub mod locale;
pub mod markdown;
pub mod once;
pub mod outbox;
pub mod page;
pub mod place;
pub mod prepared;
pub mod problem;
pub mod rate;
pub mod secret;
pub mod server;

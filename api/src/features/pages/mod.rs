//! The pages of the web frontend: complete HTML, rendered in this process by the components that run in the browser.
//!
//! What always holds: a page shows the API's own answers, obtained through the same use cases with the same rights;
//! what a guest may read is rendered once for everybody and kept by version, so that it is never older than a
//! committed write; what only some may read is rendered for the reader and kept by nobody.
//! Deliberately absent: any rule about who may see what.

pub mod auctions;
mod commitments;
mod complaint;
mod data;
mod draws;
pub mod events;
mod forum;
mod fund;
mod group_buys;
pub mod http;
mod journey;
pub mod logic;
pub mod manual;
mod owners;
pub mod props;
mod search;

//! The privacy notice, and who agreed to which version of it.
//!
//! What always holds: the notice is part of the program, one text for each language, one version for both; nobody
//! becomes a member without agreeing to the version that stands; a consent is kept as long as the account.
//! Deliberately absent: editing the notice at run time. Changing it is a change of the program, with a new version.

pub mod http;
pub mod logic;
mod store;

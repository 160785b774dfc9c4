//! How callers are shown, to staff.

use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic;
use crate::features::accounts::logic::AccountRef;
use crate::features::complaints::output::Complaint;
use crate::features::ownerships::output::Ownership;

/// Somebody who may be calling: who it is, where they live, what they complained of.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AccountRecord {
    /// Who.
    pub account: AccountRef,
    /// The last four digits of the phone number, to make sure who calls; null where there is none.
    pub phone_ends_with: Option<String>,
    /// Homes where the reader answers complaints, the newest claim first, also those that are not confirmed.
    pub homes: Vec<Ownership>,
    /// The newest 20 complaints that the reader works on.
    pub complaints: Vec<Complaint>,
}

impl From<logic::Record> for AccountRecord {
    fn from(logic::Record { account, phone_ends_with, homes, complaints }: logic::Record) -> Self {
        Self {
            account,
            phone_ends_with,
            homes: homes.into_iter().map(Ownership::from).collect(),
            complaints: complaints.into_iter().map(Complaint::from).collect(),
        }
    }
}

impl Example for AccountRecord {
    fn example() -> Self {
        Self {
            account: AccountRef::example(),
            phone_ends_with: Some("8000".to_owned()),
            homes: vec![Ownership::example()],
            complaints: vec![Complaint::example()],
        }
    }
}

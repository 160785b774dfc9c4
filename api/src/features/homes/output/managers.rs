//! How those who look after homes are shown.

use linli_entities::account::AccountId;
use linli_entities::home_manager::HomeManagerId;
use linli_entities::{Date, Instant};
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::Journey;
use crate::features::accounts::logic::AccountRef;
use crate::features::homes::logic::managers;
use crate::features::projects::output::{BuildingRef, UnitRef};

/// Who looks after a home.
#[derive(Clone, Debug, Object)]
pub struct HomeManager {
    /// Who.
    pub account: AccountRef,
    /// How to reach them.
    pub contact: String,
    /// Whether they look after this home alone, or after all of the building.
    pub of: ManagerOf,
    /// Whether somebody stands in today.
    pub is_away: bool,
    /// The first day on which they are away.
    pub away_from_on: Option<Date>,
    /// The last one.
    pub away_until_on: Option<Date>,
    /// Who stands in then.
    pub substitute: Option<AccountRef>,
    /// How to reach that one.
    pub substitute_contact: Option<String>,
}

/// What a manager looks after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ManagerOf {
    /// One home.
    Home,
    /// All homes of a building.
    Building,
}

/// Somebody who was named to look after homes.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct NamedManager {
    /// The id.
    pub id: HomeManagerId,
    /// The building.
    pub building: BuildingRef,
    /// The home; null for all of the building.
    pub unit: Option<UnitRef>,
    /// Who.
    pub account: AccountRef,
    /// How to reach them.
    pub contact: String,
    /// Who stands in while they are away.
    pub substitute: Option<AccountRef>,
    /// How to reach that one.
    pub substitute_contact: Option<String>,
    /// The first day on which they are away.
    pub away_from_on: Option<Date>,
    /// The last one.
    pub away_until_on: Option<Date>,
    /// Whether somebody stands in today.
    pub is_away: bool,
    /// Whether they still have a role in which one cares for homes there; if not, nobody looks after these.
    pub holds_role: bool,
    /// When they were named.
    pub named_at: Instant,
}

impl From<managers::Manager> for HomeManager {
    fn from(managers::Manager { row, account, substitute, is_away }: managers::Manager) -> Self {
        Self {
            account,
            of: if row.unit_id.is_some() { ManagerOf::Home } else { ManagerOf::Building },
            is_away,
            away_from_on: row.away_from_on,
            away_until_on: row.away_until_on,
            substitute_contact: row.substitute_contact.filter(|_| substitute.is_some()),
            substitute,
            contact: row.contact,
        }
    }
}

impl From<managers::Named> for NamedManager {
    fn from(named: managers::Named) -> Self {
        let row = named.row;
        Self {
            id: row.id,
            building: named.building,
            unit: named.unit,
            account: named.account,
            contact: row.contact,
            substitute: named.substitute,
            substitute_contact: row.substitute_contact,
            away_from_on: row.away_from_on,
            away_until_on: row.away_until_on,
            is_away: named.is_away,
            holds_role: named.holds_role,
            named_at: row.named_at,
        }
    }
}

impl Example for NamedManager {
    fn example() -> Self {
        Self {
            id: HomeManagerId(4),
            building: Journey::example().building,
            unit: None,
            account: AccountRef { id: AccountId(12), ..AccountRef::example() },
            contact: "137 0000 0000，每天 9 点到 20 点".to_owned(),
            substitute: None,
            substitute_contact: None,
            away_from_on: None,
            away_until_on: None,
            is_away: false,
            holds_role: true,
            named_at: Instant::UNIX_EPOCH,
        }
    }
}

//! How ownerships are shown: to their claimant and to staff of the project.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::ownership::{OwnershipId, OwnershipRole, OwnershipState};
use linli_entities::unit::UnitId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use crate::answer::Addressed;
use crate::features::accounts::logic::refs::AccountRef;
use crate::features::projects::output::ProjectRef;

/// That an account holds a unit.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Ownership {
    /// The id.
    pub id: OwnershipId,
    /// Whose it is.
    pub account: AccountRef,
    /// The project in which the unit is.
    pub project: ProjectRef,
    /// The building in which the unit is.
    pub building_name: String,
    /// The unit.
    pub unit_id: UnitId,
    /// The number on the door.
    pub unit_name: String,
    /// How the account stands to the unit.
    pub role: OwnershipRole,
    /// Where the claim stands.
    pub state: OwnershipState,
    /// What supports the claim.
    pub statement: String,
    /// When it was last claimed.
    pub claimed_at: Instant,
    /// When it was last decided on.
    pub decided_at: Option<Instant>,
    /// Why it was refused or revoked.
    pub reason: Option<String>,
}

impl From<Seen> for Ownership {
    fn from(Seen { row, account, project }: Seen) -> Self {
        Self {
            id: row.id,
            account,
            project,
            building_name: row.building_name,
            unit_id: row.unit_id,
            unit_name: row.unit_name,
            role: row.role,
            state: row.state,
            statement: row.statement,
            claimed_at: row.claimed_at,
            decided_at: row.decided_at,
            reason: row.reason,
        }
    }
}

impl Addressed for Ownership {
    fn address(&self) -> String {
        format!("/me/ownerships/{}", self.id)
    }
}

/// Somebody who is at home in a project, as staff confirmed.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Resident {
    /// Who.
    pub account: AccountRef,
    /// The building in which the unit is.
    pub building_name: String,
    /// The unit.
    pub unit_id: UnitId,
    /// The number on the door.
    pub unit_name: String,
    /// How the account stands to the unit.
    pub role: OwnershipRole,
}

impl From<Seen> for Resident {
    fn from(Seen { row, account, .. }: Seen) -> Self {
        Self {
            account,
            building_name: row.building_name,
            unit_id: row.unit_id,
            unit_name: row.unit_name,
            role: row.role,
        }
    }
}

impl Example for Resident {
    fn example() -> Self {
        let Ownership { account, building_name, unit_id, unit_name, role, .. } = Ownership::example();
        Self { account, building_name, unit_id, unit_name, role }
    }
}

impl Example for Ownership {
    fn example() -> Self {
        Self {
            id: OwnershipId(21),
            account: AccountRef { id: AccountId(7), mark: None, ..AccountRef::example() },
            project: ProjectRef::example(),
            building_name: "3 栋".to_owned(),
            unit_id: UnitId(11),
            unit_name: "1-1201".to_owned(),
            role: OwnershipRole::Owner,
            state: OwnershipState::Claimed,
            statement: "合同尾号 4711，2025 年 6 月签约。".to_owned(),
            claimed_at: Instant::UNIX_EPOCH,
            decided_at: None,
            reason: None,
        }
    }
}

//! Buildings, units and who is at home in them.

use linli::actor::Actor;
use linli::features::ownerships::input::Decision;
use linli::features::ownerships::logic as ownerships;
use linli::features::ownerships::rules::{NewClaim, NewDecision};
use linli::features::projects::input::{BuildingInput, UnitInput, UnitsInput};
use linli::features::projects::logic::buildings;
use linli::once::Once;
use linli_entities::ownership::{OwnershipId, OwnershipRole};
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;

use super::places::number;
use crate::app::TestApp;
use crate::browser::Browser;

impl TestApp {
    /// A unit in a building of its own.
    pub async fn unit(&self, project_id: ProjectId) -> UnitId {
        let name = BuildingInput { name: format!("{} 栋", number()) }.try_into().expect("a name");
        let building = buildings::create(&self.app, &Actor::System, project_id, name, Once::default()).await;
        let building_id = building.expect("a building").id;
        let unit =
            UnitInput { name: "1-1201".to_owned(), floor: Some(12), entrance: None, area_dm2: Some(8_950) };
        let units = UnitsInput { units: vec![unit] }.try_into().expect("units");
        let made =
            buildings::create_units(&self.app, &Actor::System, building_id, units, Once::default()).await;
        made.expect("a unit").remove(0).unit.id
    }

    /// A claim to be the owner of a unit, not decided on.
    pub async fn claim(&self, unit_id: UnitId, browser: &Browser) -> OwnershipId {
        self.claim_as(unit_id, browser, OwnershipRole::Owner).await
    }

    async fn claim_as(&self, unit_id: UnitId, browser: &Browser, role: OwnershipRole) -> OwnershipId {
        let actor = self.actor(browser).await;
        let claim = NewClaim { unit_id, role, statement: "合同尾号 4711".to_owned() };
        ownerships::claim(&self.app, &actor, claim, Once::default()).await.expect("a claim").row.id
    }

    /// A home in the project: building, unit and confirmed ownership.
    pub async fn home(&self, project_id: ProjectId, browser: &Browser) -> OwnershipId {
        self.home_as(project_id, browser, OwnershipRole::Owner).await
    }

    /// One home in the project that these hold, each in a role.
    pub async fn home_of(&self, project_id: ProjectId, holders: &[(&Browser, OwnershipRole)]) {
        let unit_id = self.unit(project_id).await;
        for (browser, role) in holders {
            self.confirmed(unit_id, browser, *role).await;
        }
    }

    /// A home that is there already, held in this role too.
    pub async fn confirmed(&self, unit_id: UnitId, browser: &Browser, role: OwnershipRole) -> OwnershipId {
        let id = self.claim_as(unit_id, browser, role).await;
        let confirm = NewDecision { decision: Decision::Confirm, reason: None };
        ownerships::decide(&self.app, &Actor::System, id, confirm).await.expect("a confirmation");
        id
    }

    /// A home in the project, held in this role.
    pub async fn home_as(
        &self,
        project_id: ProjectId,
        browser: &Browser,
        role: OwnershipRole,
    ) -> OwnershipId {
        self.confirmed(self.unit(project_id).await, browser, role).await
    }
}

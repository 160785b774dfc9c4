//! Who looks after the homes of a building, or after one of them.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::building::BuildingId;
use crate::id::id;
use crate::unit::UnitId;
use crate::{Date, Instant};

id! {
    /// The id of a naming of a manager.
    HomeManagerId
}

/// Who looks after the homes of a building, or after one of them.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "home_manager")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: HomeManagerId,
    /// The building.
    pub building_id: BuildingId,
    /// The unit; none for all of the building.
    pub unit_id: Option<UnitId>,
    /// Who.
    pub account_id: AccountId,
    /// How to reach them.
    pub contact: String,
    /// Who stands in while they are away.
    pub substitute_id: Option<AccountId>,
    /// How to reach that one.
    pub substitute_contact: Option<String>,
    /// The first day on which they are away.
    pub away_from_on: Option<Date>,
    /// The last one.
    pub away_until_on: Option<Date>,
    /// Who named them; null for the command line.
    pub named_by: Option<AccountId>,
    /// When.
    pub named_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Something that happened to a home, told to its household.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::unit::UnitId;

id! {
    /// The id of what happened to a home.
    HomeActId
}

text_enum! {
    /// What happened to a home.
    HomeActKind {
        /// Its handover is on another day.
        HandoverMoved = "handover_moved",
        /// Somebody else is its manager.
        ManagerNamed = "manager_named",
        /// A visit is appointed.
        VisitAppointed = "visit_appointed",
    }
}

/// Something that happened to a home, told to its household.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "home_act")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: HomeActId,
    /// The unit.
    pub unit_id: UnitId,
    /// What happened.
    pub kind: HomeActKind,
    /// Who did it; null for the command line.
    pub actor_id: Option<AccountId>,
    /// When.
    pub acted_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That the clock of the server went back.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::id;

id! {
    /// The id of a step of the clock.
    ClockStepId
}

/// That the clock of the server said an earlier time than what had already happened.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "clock_step")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ClockStepId,
    /// What the clock said.
    pub noticed_at: Instant,
    /// The time of what had already happened.
    pub latest_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

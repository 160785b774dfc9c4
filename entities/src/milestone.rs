//! A step of building that was promised for a day: of a building, or of the whole project.

use sea_orm::entity::prelude::*;

use crate::building::BuildingId;
use crate::id::id;
use crate::project::ProjectId;
use crate::{Date, Instant};

id! {
    /// The id of a milestone.
    MilestoneId
}

/// A step of building that was promised for a day: of a building, or of the whole project.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "milestone")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: MilestoneId,
    /// The project.
    pub project_id: ProjectId,
    /// The building; none for the whole project.
    pub building_id: Option<BuildingId>,
    /// What is reached.
    pub name: String,
    /// Its place among those of the building.
    pub position: i32,
    /// The day that was promised first.
    pub first_promised_on: Date,
    /// The day that is promised.
    pub promised_on: Date,
    /// The day that is expected by now.
    pub forecast_on: Option<Date>,
    /// The day on which it was reached.
    pub actual_on: Option<Date>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
    /// Why.
    pub withdraw_reason: Option<String>,
    /// Grows with every edit; the ETag.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

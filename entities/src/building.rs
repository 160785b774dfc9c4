//! A building of a project.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::id;
use crate::project::ProjectId;

id! {
    /// The id of a building.
    BuildingId
}

/// A building of a project.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "building")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: BuildingId,
    /// The project it belongs to.
    pub project_id: ProjectId,
    /// As it stands on the door: unique in the project.
    pub name: String,
    /// When it was made.
    pub created_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

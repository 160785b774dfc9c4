//! A team that works on complaints of the group, a city or a project.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::id;
use crate::project::ProjectId;

id! {
    /// The id of a team.
    TeamId
}

/// A team that works on complaints.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: TeamId,
    /// Set for a team of a project.
    pub project_id: Option<ProjectId>,
    /// Set for a team of a city.
    pub city: Option<String>,
    /// What it is called.
    pub name: String,
    /// Grows with every change.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Which complaints go to which team.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::complaint::{Category, Grade};
use crate::id::id;
use crate::project::ProjectId;
use crate::team::TeamId;

id! {
    /// The id of a routing rule.
    RoutingRuleId
}

/// Which complaints go to which team. What is not set fits everything.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "routing_rule")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: RoutingRuleId,
    /// Of this project only.
    pub project_id: Option<ProjectId>,
    /// Of this city only.
    pub city: Option<String>,
    /// About this only.
    pub category: Option<Category>,
    /// Of this grade only.
    pub grade: Option<Grade>,
    /// Where they go.
    pub team_id: TeamId,
    /// When it was last set.
    pub set_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

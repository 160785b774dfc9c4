//! What is looked at when a home of a project is handed over.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::id;
use crate::project::ProjectId;

id! {
    /// The id of an item of a checklist.
    ChecklistItemId
}

/// What is looked at when a home of a project is handed over.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "checklist_item")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ChecklistItemId,
    /// The project.
    pub project_id: ProjectId,
    /// Where in the home.
    pub area: String,
    /// What is looked at.
    pub text: String,
    /// Its place.
    pub position: i32,
    /// Grows with every edit; the ETag.
    pub version: i64,
    /// When it left the list.
    pub retired_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

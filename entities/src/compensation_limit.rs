//! What may be approved by whom in a project, where it is not the usual.

use sea_orm::entity::prelude::*;

use crate::project::ProjectId;

/// What may be approved by whom in a project, where it is not the usual.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "compensation_limit")]
pub struct Model {
    /// The project.
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: ProjectId,
    /// Up to this value a lead approves, in fen.
    pub lead_fen: i64,
    /// Up to this value one person approves, above it two, in fen.
    pub one_person_fen: i64,
    /// Grows with every change.
    pub version: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! The last number of a complaint in each project.

use sea_orm::entity::prelude::*;

use crate::project::ProjectId;

/// The last number of a complaint in a project. Numbers are taken in the transaction of the complaint: no gaps.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "complaint_counter")]
pub struct Model {
    /// The project.
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: ProjectId,
    /// The number that was given last.
    pub last_number: i32,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

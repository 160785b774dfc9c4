//! Whether boards of a project come of its buildings by themselves.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::project::ProjectId;

/// Whether boards of a project come of its buildings by themselves.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "board_tree")]
pub struct Model {
    /// The project.
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: ProjectId,
    /// Whether new boards are made; those that are there stay.
    pub grows: bool,
    /// Whether entrances have boards of their own.
    pub entrances: bool,
    /// Whether tenants read the boards that are made.
    pub tenants: bool,
    /// Who said so last.
    pub set_by: Option<AccountId>,
    /// When.
    pub set_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

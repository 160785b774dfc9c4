//! A project whose homes a group buy is for.

use sea_orm::entity::prelude::*;

use crate::group_buy::GroupBuyId;
use crate::project::ProjectId;

/// A project whose homes a group buy is for.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "group_buy_project")]
pub struct Model {
    /// The group buy.
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_buy_id: GroupBuyId,
    /// The project.
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: ProjectId,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

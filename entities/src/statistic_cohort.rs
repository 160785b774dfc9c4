//! How many of those who joined in a month wrote in another.

use sea_orm::entity::prelude::*;

use crate::Date;

/// How many of those who joined in a month wrote in another.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "statistic_cohort")]
pub struct Model {
    /// Those who hold a home in this project, and wrote in its boards; 0 for everybody, and for all boards.
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_id: i64,
    /// The first day of the month in which they joined.
    #[sea_orm(primary_key, auto_increment = false)]
    pub joined_on: Date,
    /// The first day of the month in which they wrote.
    #[sea_orm(primary_key, auto_increment = false)]
    pub active_on: Date,
    /// How many; nothing is written of none.
    pub count: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

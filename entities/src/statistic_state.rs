//! How far the counting of figures has come. There is one row.

use sea_orm::entity::prelude::*;

use crate::{Date, Instant};

/// How far the counting of figures has come.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "statistic_state")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The first day on which was counted: who read before is not known.
    pub since_on: Option<Date>,
    /// Back to which day everything was counted once.
    pub filled_on: Option<Date>,
    /// When the last days were last put down to be counted again.
    pub looked_at: Option<Instant>,
    /// When something was last counted.
    pub counted_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

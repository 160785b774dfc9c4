//! That something changed of which figures of a stretch of days are counted: they are to be counted again.

use sea_orm::entity::prelude::*;

use crate::statistic::StatisticStep;
use crate::{Date, Instant};

/// That figures of a stretch of days are to be counted again.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "statistic_due")]
pub struct Model {
    /// How long the stretch is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub step: StatisticStep,
    /// Its first day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub first_on: Date,
    /// Grows with every further change: what changed while it was counted is counted again.
    pub version: i64,
    /// From when on it is counted: changes that come together are counted at once.
    pub due_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

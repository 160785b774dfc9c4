//! A visit to a home, every four years after its handover: appointed, or made.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::unit::UnitId;
use crate::{Date, Instant};

/// A visit to a home, every four years after its handover: appointed, or made.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "home_visit")]
pub struct Model {
    /// The unit.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    /// Which of its visits, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: i32,
    /// When somebody comes.
    pub appointed_at: Option<Instant>,
    /// The day on which somebody came.
    pub visited_on: Option<Date>,
    /// What was found; may be empty.
    pub findings: Option<String>,
    /// Who came.
    pub visitor_id: Option<AccountId>,
    /// When it last changed.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

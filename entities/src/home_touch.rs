//! That something was done for a household that nothing else says: its contract was gone through, it was welcomed.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::text_enum;
use crate::unit::UnitId;
use crate::{Date, Instant};

text_enum! {
    /// What was done for a household.
    RecordedTouch {
        /// What to mind of the contract was gone through.
        NotesGiven = "notes_given",
        /// It was welcomed to its home.
        Welcomed = "welcomed",
    }
}

/// That something was done for a household that nothing else says: its contract was gone through, it was welcomed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "home_touch")]
pub struct Model {
    /// The unit.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    /// What was done.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: RecordedTouch,
    /// On which day.
    pub given_on: Date,
    /// Who says so; null for the command line.
    pub recorded_by: Option<AccountId>,
    /// When that was said.
    pub recorded_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That one side looked at an item of the checklist in a home.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::checklist_item::ChecklistItemId;
use crate::id::text_enum;
use crate::unit::UnitId;

text_enum! {
    /// Who looked.
    TickSide {
        /// The household.
        Household = "household",
        /// Staff.
        Staff = "staff",
    }
}

text_enum! {
    /// What was seen.
    TickResult {
        /// It is as it should be.
        Ok = "ok",
        /// It is not.
        Finding = "finding",
    }
}

/// That one side looked at an item of the checklist in a home.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "checklist_tick")]
pub struct Model {
    /// The unit.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    /// The item.
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ChecklistItemId,
    /// Who looked.
    #[sea_orm(primary_key, auto_increment = false)]
    pub side: TickSide,
    /// What was seen.
    pub result: TickResult,
    /// In words; may be empty. Personal data.
    pub note: String,
    /// Whose account; null for the command line.
    pub ticked_by: Option<AccountId>,
    /// When.
    pub ticked_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

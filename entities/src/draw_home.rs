//! That a home entered a draw, until that is closed.

use sea_orm::entity::prelude::*;

use crate::draw::DrawId;
use crate::draw_entry::DrawEntryId;
use crate::unit::UnitId;

/// That a home entered a draw that each home enters once. Forgotten when it is closed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draw_home")]
pub struct Model {
    /// The draw.
    #[sea_orm(primary_key, auto_increment = false)]
    pub draw_id: DrawId,
    /// The home.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    /// By which entry.
    pub entry_id: DrawEntryId,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That a compensation was carried out.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::compensation::CompensationId;

/// That a compensation was carried out: once, the key says so.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "compensation_payment")]
pub struct Model {
    /// The compensation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub compensation_id: CompensationId,
    /// What it was worth, in fen.
    pub value_fen: i64,
    /// Of points: how many.
    pub points: Option<i64>,
    /// Where it stands in the books: no two have the same.
    pub reference: String,
    /// Who carried it out.
    pub paid_by: AccountId,
    /// When.
    pub paid_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

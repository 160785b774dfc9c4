//! That somebody approved a compensation.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::compensation::CompensationId;

/// That somebody approved a compensation: once for each person.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "compensation_approval")]
pub struct Model {
    /// The compensation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub compensation_id: CompensationId,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub approver_id: AccountId,
    /// When.
    pub approved_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That a home has what somebody complained of.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::complaint::ComplaintId;
use crate::id::id;
use crate::project::ProjectId;
use crate::unit::UnitId;

id! {
    /// The id of a "me too".
    MeTooId
}

/// That a home has what somebody complained of, once for each home and complaint.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "me_too")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: MeTooId,
    /// The project of both.
    pub project_id: ProjectId,
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// The home.
    pub unit_id: UnitId,
    /// Who of its household said so.
    pub account_id: AccountId,
    /// When.
    pub said_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

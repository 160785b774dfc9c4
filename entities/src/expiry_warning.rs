//! That a member was told of points that expire soon.

use sea_orm::entity::prelude::*;

use crate::id::id;
use crate::membership::MembershipId;
use crate::{Date, Instant};

id! {
    /// The id of a warning.
    ExpiryWarningId
}

/// That a member was told of points that expire soon.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "expiry_warning")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ExpiryWarningId,
    /// Who.
    pub membership_id: MembershipId,
    /// When they expire.
    pub expires_on: Date,
    /// How many.
    pub points: i64,
    /// When it was told.
    pub warned_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

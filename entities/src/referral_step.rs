//! A step of a referral, as it was recorded.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::id;
use crate::referral::{ReferralId, ReferralState};
use crate::{Date, Instant};

id! {
    /// The id of a step.
    ReferralStepId
}

/// A step of a referral, as it was recorded.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "referral_step")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ReferralStepId,
    /// The referral.
    pub referral_id: ReferralId,
    /// Where it came to.
    pub state: ReferralState,
    /// On which day.
    pub happened_on: Date,
    /// Why, where that has to be said.
    pub reason: Option<String>,
    /// Who recorded it.
    pub recorded_by: Option<AccountId>,
    /// When.
    pub recorded_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

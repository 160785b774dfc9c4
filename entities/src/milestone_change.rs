//! What changed about a milestone, and why. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::milestone::MilestoneId;
use crate::{Date, Instant};

id! {
    /// The id of a change of a milestone.
    MilestoneChangeId
}

text_enum! {
    /// What changed about a milestone.
    MilestoneChangeKind {
        /// It was promised for the first time.
        Made = "made",
        /// Another day is promised.
        PromiseMoved = "promise_moved",
        /// Another day is expected.
        ForecastMoved = "forecast_moved",
        /// It was reached; with a day before, it was said to have been reached on another day.
        Reached = "reached",
        /// It was not reached after all.
        Reopened = "reopened",
        /// It is no milestone any more.
        Withdrawn = "withdrawn",
    }
}

/// What changed about a milestone, and why. Append-only: the database refuses to change or delete a row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "milestone_change")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: MilestoneChangeId,
    /// The milestone.
    pub milestone_id: MilestoneId,
    /// What changed.
    pub kind: MilestoneChangeKind,
    /// The day before.
    pub before_on: Option<Date>,
    /// The day after.
    pub after_on: Option<Date>,
    /// Why.
    pub reason: Option<String>,
    /// Who changed it; null for the command line.
    pub actor_id: Option<AccountId>,
    /// When.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That staff were told that the day of a commitment comes, or is over.

use sea_orm::entity::prelude::*;

use crate::commitment::CommitmentId;
use crate::id::{id, text_enum};
use crate::{Date, Instant};

id! {
    /// The id of a warning of a commitment.
    CommitmentWarningId
}

text_enum! {
    /// What staff are told of a commitment.
    CommitmentWarningKind {
        /// Its day comes.
        DueSoon = "due_soon",
        /// Its day is over.
        Overdue = "overdue",
    }
}

/// That staff were told that the day of a commitment comes, or is over.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment_warning")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: CommitmentWarningId,
    /// The commitment.
    pub commitment_id: CommitmentId,
    /// What was told.
    pub kind: CommitmentWarningKind,
    /// Of which day.
    pub due_on: Date,
    /// When.
    pub warned_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

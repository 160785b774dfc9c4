//! When something is owed to a complainant.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::complaint::{ComplaintId, ComplaintSource};
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a deadline.
    DeadlineId
}

text_enum! {
    /// What is owed.
    DeadlineKind {
        /// The first answer of a cycle.
        FirstAnswer = "first_answer",
        /// An answer to what the complainant wrote after that.
        NextAnswer = "next_answer",
        /// That it is put right.
        Resolution = "resolution",
        /// What staff promised.
        Commitment = "commitment",
        /// The word of a lead on an answer that the complainant says is none.
        Ruling = "ruling",
    }
}

/// When something is owed. Met, breached and open are a function of this row and a time; no job has to run for it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "complaint_deadline")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: DeadlineId,
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// Its project.
    pub project_id: ProjectId,
    /// Whether it was promised here.
    pub source: ComplaintSource,
    /// What is owed.
    pub kind: DeadlineKind,
    /// In which cycle.
    pub cycle: i32,
    /// The number of the act that opened it.
    pub opened_by: i32,
    /// From when it counts.
    pub started_at: Instant,
    /// Until when it is owed, this instant included.
    pub due_at: Instant,
    /// The number of the act that met it.
    pub met_by: Option<i32>,
    /// When it was met.
    pub met_at: Option<Instant>,
    /// When it was no longer owed.
    pub cancelled_at: Option<Instant>,
    /// When its time stood still: pairs of instants in microseconds since 1970.
    pub pauses: Json,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

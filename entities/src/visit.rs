//! That somebody else of the staff asks, days after the end, how it went.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::complaint::ComplaintId;
use crate::id::{id, text_enum};

id! {
    /// The id of a follow-up visit.
    VisitId
}

text_enum! {
    /// Where a follow-up visit stands.
    VisitState {
        /// Is to be made.
        Due = "due",
        /// The complainant was reached.
        Reached = "reached",
        /// The complainant was not reached, three times.
        NotReached = "not_reached",
        /// Not to be made any more: the complaint was opened again.
        Cancelled = "cancelled",
    }
}

/// That somebody else of the staff asks, days after the end of a cycle, how it went.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "visit")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: VisitId,
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// The cycle that ended.
    pub cycle: i32,
    /// Where it stands.
    pub state: VisitState,
    /// From when on it is made.
    pub from_at: Instant,
    /// Until when, this instant included.
    pub due_at: Instant,
    /// How often it was tried.
    pub attempt_count: i32,
    /// Whether the complainant says that it is put right.
    pub solved: Option<bool>,
    /// How satisfied the complainant is, 1 to 5.
    pub satisfaction: Option<i32>,
    /// Who asked last.
    pub visitor_id: Option<AccountId>,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! How follow-up visits are shown, to staff.

use linli_entities::Instant;
use linli_entities::complaint::ComplaintId;
use linli_entities::visit::{VisitId, VisitState};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::Complaint;
use crate::features::accounts::logic::AccountRef;
use crate::features::complaints::logic::Seen;
use crate::features::complaints::logic::visits::SeenVisit;

/// That somebody who did not work on it asks, days after the end, how it went.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Visit {
    /// The id.
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
    /// Whether it was not made by then.
    pub late: bool,
    /// How often it was tried.
    pub attempt_count: i32,
    /// Whether it is put right, as the complainant says.
    pub solved: Option<bool>,
    /// How satisfied the complainant is, 1 to 5.
    pub satisfaction: Option<i32>,
    /// Who asked last.
    pub visitor: Option<AccountRef>,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Whether the reader may make it now.
    pub may_visit: bool,
}

/// A visit that is to be made, with its complaint.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DueVisit {
    /// The visit.
    pub visit: Visit,
    /// The complaint.
    pub complaint: Complaint,
}

impl From<SeenVisit> for Visit {
    fn from(SeenVisit { row, visitor, may_visit, now }: SeenVisit) -> Self {
        Self {
            id: row.id,
            complaint_id: row.complaint_id,
            cycle: row.cycle,
            state: row.state,
            from_at: row.from_at,
            due_at: row.due_at,
            late: row.ended_at.unwrap_or(now) > row.due_at,
            attempt_count: row.attempt_count,
            solved: row.solved,
            satisfaction: row.satisfaction,
            visitor,
            ended_at: row.ended_at,
            may_visit,
        }
    }
}

impl From<(SeenVisit, Seen)> for DueVisit {
    fn from((visit, complaint): (SeenVisit, Seen)) -> Self {
        Self { visit: visit.into(), complaint: complaint.into() }
    }
}

impl Example for Visit {
    fn example() -> Self {
        Self {
            id: VisitId(6),
            complaint_id: ComplaintId(42),
            cycle: 1,
            state: VisitState::Due,
            from_at: Instant::UNIX_EPOCH,
            due_at: Instant::UNIX_EPOCH,
            late: false,
            attempt_count: 0,
            solved: None,
            satisfaction: None,
            visitor: None,
            ended_at: None,
            may_visit: true,
        }
    }
}

impl Example for DueVisit {
    fn example() -> Self {
        Self { visit: Visit::example(), complaint: Complaint::example() }
    }
}

//! How it is shown who works on complaints.

use linli_entities::Instant;
use linli_entities::complaint::ComplaintId;
use linli_entities::complaint_deadline::DeadlineKind;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::accounts::logic::AccountRef;
use crate::features::complaints::logic;
use crate::features::complaints::rules::outcome::Outcome;
use crate::features::teams::output::TeamRef;

/// That a team, or somebody of it, had a complaint for a while.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ComplaintHolder {
    /// The team.
    pub team: Option<TeamRef>,
    /// Who worked on it; null while nobody did.
    pub handler: Option<AccountRef>,
    /// From when on.
    pub from_at: Instant,
    /// Until when; null while it lasts.
    pub until_at: Option<Instant>,
    /// How long, in seconds; while it lasts, until now.
    pub duration_s: i64,
    /// What came due meanwhile and was not there.
    pub missed: Vec<DeadlineKind>,
}

impl ComplaintHolder {
    /// The while, as it is at `now`.
    pub fn of(logic::SeenHold { hold, team, handler }: logic::SeenHold, now: Instant) -> Self {
        let duration_s = (hold.until_at.unwrap_or(now) - hold.from_at).num_seconds();
        let (from_at, until_at) = (hold.from_at, hold.until_at);
        Self { team, handler, from_at, until_at, duration_s, missed: hold.missed }
    }
}

/// What became of one of many complaints that were to be assigned.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AssignedComplaint {
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// What became of it.
    pub outcome: Outcome,
}

impl From<(ComplaintId, Outcome)> for AssignedComplaint {
    fn from((complaint_id, outcome): (ComplaintId, Outcome)) -> Self {
        Self { complaint_id, outcome }
    }
}

impl Example for ComplaintHolder {
    fn example() -> Self {
        Self {
            team: Some(TeamRef::example()),
            handler: None,
            from_at: Instant::UNIX_EPOCH,
            until_at: None,
            duration_s: 5_400,
            missed: vec![],
        }
    }
}

impl Example for AssignedComplaint {
    fn example() -> Self {
        Self { complaint_id: ComplaintId(42), outcome: Outcome::Assigned }
    }
}

//! How milestones are shown.

use linli_entities::milestone::MilestoneId;
use linli_entities::milestone_change::{MilestoneChangeId, MilestoneChangeKind};
use linli_entities::project::ProjectId;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::{Changed, Seen};
use super::rules::{self, MilestoneState};
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::projects::output::{BuildingRef, ProjectRef};

/// A step of building that was promised for a day.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Milestone {
    /// The id.
    pub id: MilestoneId,
    /// The project.
    pub project: ProjectRef,
    /// The building; null for the whole project.
    pub building: Option<BuildingRef>,
    /// What is reached.
    pub name: String,
    /// Its place among those of the building.
    pub position: i32,
    /// The day that is promised.
    pub promised_on: Date,
    /// The day that was promised first.
    pub first_promised_on: Date,
    /// By how many days the promise is later than the first one; below zero where it is earlier.
    pub moved_days: i64,
    /// The day that is expected by now, where it is another.
    pub forecast_on: Option<Date>,
    /// The day on which it was reached.
    pub actual_on: Option<Date>,
    /// How it stands.
    pub state: MilestoneState,
    /// By how many days it is after its promise: it was when it was reached, it is by now, or it is expected to be.
    pub late_days: i64,
    /// How often something of its days changed, its making included.
    pub change_count: i64,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
    /// Why.
    pub withdraw_reason: Option<String>,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
    /// What the reader may do with it.
    pub may: MilestoneMay,
}

/// What the reader may do with a milestone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct MilestoneMay {
    /// Change it, and withdraw it.
    pub edit: bool,
}

/// What changed about a milestone. It stays as it is.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MilestoneChange {
    /// The id.
    pub id: MilestoneChangeId,
    /// What changed.
    pub kind: MilestoneChangeKind,
    /// The day before.
    pub before_on: Option<Date>,
    /// The day after.
    pub after_on: Option<Date>,
    /// Why.
    pub reason: Option<String>,
    /// Who changed it; null for the command line.
    pub by: Option<AccountRef>,
    /// When.
    pub changed_at: Instant,
}

impl From<Seen> for Milestone {
    fn from(seen: Seen) -> Self {
        let state = seen.state();
        let Seen { row, project, building, change_count, may_edit, today } = seen;
        Self {
            id: row.id,
            project,
            building,
            position: row.position,
            promised_on: row.promised_on,
            first_promised_on: row.first_promised_on,
            moved_days: rules::moved_days(&row),
            forecast_on: row.forecast_on,
            actual_on: row.actual_on,
            state,
            late_days: rules::late_days(&row, today),
            change_count,
            withdrawn_at: row.withdrawn_at,
            version: row.version,
            may: MilestoneMay { edit: may_edit && row.withdrawn_at.is_none() },
            name: row.name,
            withdraw_reason: row.withdraw_reason,
        }
    }
}

impl From<Changed> for MilestoneChange {
    fn from(Changed { row, by }: Changed) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            before_on: row.before_on,
            after_on: row.after_on,
            reason: row.reason,
            by,
            changed_at: row.changed_at,
        }
    }
}

impl Addressed for Milestone {
    fn address(&self) -> String {
        format!("/milestones/{}", self.id)
    }
}

/// Where the progress of a project is read on the web.
pub fn url(slug: &str) -> String {
    format!("/projects/{slug}/progress")
}

impl Example for Milestone {
    fn example() -> Self {
        let day = |month, day| Date::from_ymd_opt(2026, month, day);
        Self {
            id: MilestoneId(9),
            project: ProjectRef { id: ProjectId(3), ..ProjectRef::example() },
            building: None,
            name: "主体结构封顶".to_owned(),
            position: 0,
            promised_on: day(10, 31).unwrap_or_default(),
            first_promised_on: day(9, 30).unwrap_or_default(),
            moved_days: 31,
            forecast_on: None,
            actual_on: None,
            state: MilestoneState::Upcoming,
            late_days: 0,
            change_count: 2,
            withdrawn_at: None,
            withdraw_reason: None,
            version: 2,
            may: MilestoneMay { edit: false },
        }
    }
}

impl Example for MilestoneChange {
    fn example() -> Self {
        Self {
            id: MilestoneChangeId(17),
            kind: MilestoneChangeKind::PromiseMoved,
            before_on: Date::from_ymd_opt(2026, 9, 30),
            after_on: Date::from_ymd_opt(2026, 10, 31),
            reason: Some("汛期停工三周。".to_owned()),
            by: Some(AccountRef::example()),
            changed_at: Instant::UNIX_EPOCH,
        }
    }
}

//! The escalation ladder: when each step is reached.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::complaint_rung::Rung;

use super::fold::Deadline;

/// The steps of a deadline: answers have a ladder, the rest has none.
pub fn rungs(kind: DeadlineKind) -> &'static [Rung] {
    match kind {
        DeadlineKind::FirstAnswer | DeadlineKind::NextAnswer => Rung::ALL,
        DeadlineKind::Resolution => &[],
    }
}

/// From when on the step is reached. The deadline itself is met by an answer at that very instant, so its step, which
/// is the breach, is reached a millisecond later.
pub fn fire_at(rung: Rung, deadline: &Deadline) -> Instant {
    let span = deadline.due_at - deadline.started_at;
    let part = |percent: i32| deadline.started_at + span * percent / 100;
    match rung {
        Rung::Half => part(50),
        Rung::ThreeQuarters => part(75),
        Rung::NineTenths => part(90),
        Rung::Due => deadline.due_at + TimeDelta::milliseconds(1),
        Rung::DayLate => deadline.due_at + TimeDelta::hours(24),
        Rung::ThreeDaysLate => deadline.due_at + TimeDelta::hours(72),
    }
}

/// Whether a step at this time is ever reached: not when the answer was there before.
pub fn is_reached(fire_at: Instant, deadline: &Deadline) -> bool {
    let done_at = deadline.met.map(|(_, at)| at).or(deadline.cancelled_at);
    done_at.is_none_or(|done_at| fire_at < done_at)
}

//! The escalation ladder: when each step is reached.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::complaint_rung::Rung;

use super::fold::Deadline;

/// The steps of a deadline. That something is put right has none: of a resolution that is late everything is known
/// without.
pub fn rungs(kind: DeadlineKind) -> &'static [Rung] {
    match kind {
        DeadlineKind::FirstAnswer | DeadlineKind::NextAnswer => Rung::ALL,
        DeadlineKind::Commitment | DeadlineKind::Ruling => &[Rung::ThreeQuarters, Rung::Due, Rung::DayLate],
        DeadlineKind::Resolution => &[],
    }
}

/// From when on the step is reached. The deadline itself is met by an answer at that very instant, so its step, which
/// is the breach, is reached a millisecond later.
pub fn fire_at(rung: Rung, deadline: &Deadline) -> Instant {
    reached_at(rung, deadline.started_at, deadline.due_at)
}

/// The same, of whatever counts from then and is due then.
pub fn reached_at(rung: Rung, started_at: Instant, due_at: Instant) -> Instant {
    let span = due_at - started_at;
    let part = |percent: i32| started_at + span * percent / 100;
    match rung {
        Rung::Half => part(50),
        Rung::ThreeQuarters => part(75),
        Rung::NineTenths => part(90),
        Rung::Due => due_at + TimeDelta::milliseconds(1),
        Rung::DayLate => due_at + TimeDelta::hours(24),
        Rung::ThreeDaysLate => due_at + TimeDelta::hours(72),
    }
}

/// Whether a step at this time is ever reached: not when the answer was there before.
pub fn is_reached(fire_at: Instant, deadline: &Deadline) -> bool {
    let done_at = deadline.met.map(|(_, at)| at).or(deadline.cancelled_at);
    done_at.is_none_or(|done_at| fire_at < done_at)
}

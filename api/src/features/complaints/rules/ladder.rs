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

/// Whether those whom the step names are told, when it is recorded at `at`. Of several steps that were missed while
/// nothing ran, only the highest tells (E35); and what was answered since is no alarm any more, unless it was late.
pub fn tells(rung: Rung, deadline: &Deadline, at: Instant) -> bool {
    let done_at = deadline.met.map(|(_, at)| at).or(deadline.cancelled_at);
    if rung < Rung::Due && done_at.is_some_and(|done_at| done_at <= at) {
        return false;
    }
    let higher = rungs(deadline.kind).iter().filter(|higher| **higher > rung);
    !higher
        .map(|higher| fire_at(*higher, deadline))
        .any(|fire_at| fire_at <= at && is_reached(fire_at, deadline))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(hours: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::hours(hours)
    }

    fn deadline(answered_at: Option<i64>) -> Deadline {
        Deadline {
            kind: DeadlineKind::FirstAnswer,
            cycle: 1,
            opened_by: 1,
            started_at: hours(0),
            due_at: hours(24),
            met: answered_at.map(|at| (2, hours(at))),
            cancelled_at: None,
            pauses: vec![],
        }
    }

    /// The steps that tell somebody when everything missed until `at` is recorded then.
    fn told(deadline: &Deadline, at: Instant) -> Vec<Rung> {
        let reached = Rung::ALL.iter().copied().filter(|rung| {
            let fire_at = fire_at(*rung, deadline);
            fire_at <= at && is_reached(fire_at, deadline)
        });
        reached.filter(|rung| tells(*rung, deadline, at)).collect()
    }

    #[test]
    fn of_steps_that_were_missed_together_only_the_highest_tells() {
        let unanswered = deadline(None);
        assert_eq!(told(&unanswered, hours(12)), [Rung::Half]);
        assert_eq!(told(&unanswered, hours(23)), [Rung::NineTenths]);
        assert_eq!(told(&unanswered, hours(30)), [Rung::Due]);
        assert_eq!(told(&unanswered, hours(500)), [Rung::ThreeDaysLate]);
    }

    #[test]
    fn what_was_answered_in_time_alarms_nobody_and_what_was_late_stays_told() {
        assert_eq!(told(&deadline(Some(20)), hours(23)), []);
        assert_eq!(told(&deadline(Some(25)), hours(30)), [Rung::Due]);
    }
}

//! Figures over first answers that were promised, from facts and a time alone.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::complaint::ComplaintId;
use linli_entities::complaint_rung::Rung;
use linli_entities::project::ProjectId;
use poem_openapi::Enum;

use crate::features::complaints::rules::fold::Status;
use crate::features::complaints::rules::ladder;

/// A first answer that was promised: with a complaint, or when it was opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// The project.
    pub project_id: ProjectId,
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// From when it counts.
    pub started_at: Instant,
    /// Until when it was promised, this instant included.
    pub due_at: Instant,
    /// When it was answered.
    pub met_at: Option<Instant>,
    /// When it was no longer owed.
    pub cancelled_at: Option<Instant>,
}

impl Promised {
    /// How it stands.
    pub fn status(&self, now: Instant) -> Status {
        Status::of(self.due_at, self.met_at, self.cancelled_at, now)
    }

    /// Whether somebody still waits, late or not.
    pub fn waits(&self) -> bool {
        self.met_at.is_none() && self.cancelled_at.is_none()
    }

    /// How long it took; so far, where somebody still waits.
    fn waited(&self, now: Instant) -> TimeDelta {
        self.met_at.or(self.cancelled_at).unwrap_or(now) - self.started_at
    }
}

/// Figures over a set of promises at a time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Answered in time.
    pub met_count: i64,
    /// Not answered in time, answered since or not.
    pub breached_count: i64,
    /// Not answered and not yet due.
    pub open_count: i64,
    /// No longer owed before it was due: withdrawn.
    pub withdrawn_count: i64,
    /// Of those breached and open, how many still wait.
    pub waiting_count: i64,
    /// Of those met, how many with no answer that was taken back or disputed.
    pub strict_met_count: i64,
    /// Seconds until the first answer, sorted; those that wait with the time they have waited.
    pub(super) waits: Vec<i64>,
}

/// What of a whole a part is, in per cent.
fn percent(part: i64, whole: i64) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    let percent = |part: i64, whole: i64| part as f64 * 100.0 / whole as f64;
    (whole > 0).then(|| percent(part, whole))
}

impl Figures {
    /// Met of those whose time is up, in per cent.
    pub fn compliance_percent(&self) -> Option<f64> {
        percent(self.met_count, self.met_count + self.breached_count)
    }

    /// The same, where an answer that was taken back or disputed is none.
    pub fn strict_percent(&self) -> Option<f64> {
        percent(self.strict_met_count, self.met_count + self.breached_count)
    }

    /// The shortest time within which at least `percent` of all were answered (nearest rank), in seconds. Whoever waits
    /// counts with the time waited so far, so while somebody waits it is a lower bound.
    pub fn within_s(&self, percent: usize) -> Option<i64> {
        let rank = (self.waits.len() * percent).div_ceil(100).max(1);
        self.waits.get(rank - 1).copied()
    }

    /// All that were promised in the period, those withdrawn included.
    pub fn promised_count(&self) -> i64 {
        self.met_count + self.breached_count + self.open_count + self.withdrawn_count
    }
}

/// The figures of these promises at `now`; `doubted` says of which complaints an answer was taken back or disputed.
pub fn figures<'a>(
    promises: impl IntoIterator<Item = &'a Promised>,
    doubted: &dyn Fn(ComplaintId) -> bool,
    now: Instant,
) -> Figures {
    let mut figures = Figures::default();
    for promised in promises {
        match promised.status(now) {
            Status::Met => {
                figures.met_count += 1;
                figures.strict_met_count += i64::from(!doubted(promised.complaint_id));
            }
            Status::Breached => figures.breached_count += 1,
            Status::Open => figures.open_count += 1,
            Status::Cancelled => {
                figures.withdrawn_count += 1;
                continue;
            }
        }
        figures.waiting_count += i64::from(promised.waits());
        figures.waits.push(promised.waited(now).num_seconds());
    }
    figures.waits.sort_unstable();
    figures
}

/// How long somebody has waited; each begins where the one before ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum WaitingAge {
    /// Less than four hours.
    #[oai(rename = "under_4h")]
    Under4Hours,
    /// Less than twelve hours.
    #[oai(rename = "under_12h")]
    Under12Hours,
    /// Less than twenty hours.
    #[oai(rename = "under_20h")]
    Under20Hours,
    /// Less than a day.
    #[oai(rename = "under_24h")]
    Under24Hours,
    /// Less than three days.
    #[oai(rename = "under_3d")]
    Under3Days,
    /// Less than a week.
    #[oai(rename = "under_7d")]
    Under7Days,
    /// Less than thirty days.
    #[oai(rename = "under_30d")]
    Under30Days,
    /// Thirty days or more.
    #[oai(rename = "longer")]
    Longer,
}

impl WaitingAge {
    /// Every age but the last, with the hours at which it ends.
    const ENDS: [(Self, i64); 7] = [
        (Self::Under4Hours, 4),
        (Self::Under12Hours, 12),
        (Self::Under20Hours, 20),
        (Self::Under24Hours, 24),
        (Self::Under3Days, 72),
        (Self::Under7Days, 168),
        (Self::Under30Days, 720),
    ];

    fn of(waited: TimeDelta) -> Self {
        let ends_after = |(_, end): &&(Self, i64)| waited < TimeDelta::hours(*end);
        Self::ENDS.iter().find(ends_after).map_or(Self::Longer, |(age, _)| *age)
    }
}

/// How many wait for how long, the shortest first.
pub fn ages(waiting: &[Promised], now: Instant) -> Vec<(WaitingAge, i64)> {
    let ages = WaitingAge::ENDS.iter().map(|(age, _)| *age).chain([WaitingAge::Longer]);
    let mut counts: Vec<(WaitingAge, i64)> = ages.map(|age| (age, 0)).collect();
    for promised in waiting {
        let age = WaitingAge::of(now - promised.started_at);
        counts.iter_mut().filter(|(one, _)| *one == age).for_each(|(_, count)| *count += 1);
    }
    counts
}

/// How many stand before the ladder, and on each of its steps, in the order of [`Rung::ALL`].
pub fn rungs(waiting: &[Promised], now: Instant) -> (i64, Vec<(Rung, i64)>) {
    let mut before = 0;
    let mut counts: Vec<(Rung, i64)> = Rung::ALL.iter().map(|rung| (*rung, 0)).collect();
    for promised in waiting {
        let reached = |rung: Rung| ladder::reached_at(rung, promised.started_at, promised.due_at) <= now;
        match counts.iter_mut().rev().find(|(rung, _)| reached(*rung)) {
            Some((_, count)) => *count += 1,
            None => before += 1,
        }
    }
    (before, counts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(hour: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    fn promised(id: i64, start: i64, met: Option<i64>, cancelled: Option<i64>) -> Promised {
        Promised {
            project_id: ProjectId(1),
            complaint_id: ComplaintId(id),
            started_at: at(start),
            due_at: at(start + 24),
            met_at: met.map(at),
            cancelled_at: cancelled.map(at),
        }
    }

    #[test]
    fn every_promise_counts_once_and_who_waits_counts_with_the_time_waited() {
        let promises = [
            promised(1, 0, Some(24), None),
            promised(2, 0, Some(25), None),
            promised(3, 0, None, None),
            promised(4, 30, None, None),
            promised(5, 0, None, Some(3)),
            promised(6, 0, None, Some(30)),
        ];
        let found = figures(&promises, &|id| id == ComplaintId(1), at(48));
        assert_eq!((found.met_count, found.strict_met_count), (1, 0));
        assert_eq!((found.breached_count, found.open_count, found.withdrawn_count), (3, 1, 1));
        assert_eq!((found.waiting_count, found.promised_count()), (2, 6));
        assert_eq!((found.compliance_percent(), found.strict_percent()), (Some(25.0), Some(0.0)));
        // 18 h so far, 24, 25, 30 (withdrawn too late), 48 so far.
        assert_eq!(
            [1, 50, 75, 90, 99].map(|p| found.within_s(p).map(|s| s / 3600)),
            [18, 25, 30, 48, 48].map(Some)
        );
        let none = figures(&[], &|_| false, at(0));
        assert_eq!((none.compliance_percent(), none.within_s(50)), (None, None));
    }

    #[test]
    fn who_waits_is_counted_by_age_and_by_step() {
        let waiting = [0, 20, 25, 30, 47].map(|start| promised(start, start, None, None));
        let counts: Vec<i64> = ages(&waiting, at(48)).into_iter().map(|(_, count)| count).collect();
        assert_eq!(counts, [1, 0, 1, 1, 2, 0, 0, 0]);
        let (before, counts) = rungs(&waiting, at(48));
        assert_eq!(before, 1);
        let counts: Vec<i64> = counts.into_iter().map(|(_, count)| count).collect();
        assert_eq!(
            counts,
            [0, 1, 1, 1, 1, 0],
            "18 h is three quarters; 23 h nine tenths; 28 h late; a day late at 48 h"
        );
    }

    proptest! {
        #[test]
        fn figures_of_parts_add_up_to_those_of_the_whole(
            waits in proptest::collection::vec((0i64..200, proptest::option::of(0i64..100), any::<bool>()), 0..60),
            now in 0i64..400, cut in 0usize..60,
        ) {
            let promises: Vec<Promised> = waits
                .iter()
                .zip(0..)
                .map(|((start, after, taken), id)| {
                    let end = after.map(|after| start + after);
                    promised(id, *start, end.filter(|_| *taken), end.filter(|_| !*taken))
                })
                .collect();
            let (one, other) = promises.split_at(cut.min(promises.len()));
            let of = |part: &[Promised]| figures(part, &|_| false, at(now));
            let (all, one, other) = (of(&promises), of(one), of(other));
            prop_assert_eq!(all.met_count, one.met_count + other.met_count);
            prop_assert_eq!(all.breached_count, one.breached_count + other.breached_count);
            prop_assert_eq!(all.promised_count(), i64::try_from(promises.len()).unwrap_or(0));
            prop_assert!(all.within_s(50) <= all.within_s(90) && all.within_s(90) <= all.within_s(99));
        }
    }
}

//! How the promise was kept: figures over first answers, from facts alone.

use chrono::TimeDelta;
use linli_entities::Instant;

use super::fold::{Deadline, Status};

/// Figures over a set of first answers at a time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Answered in time.
    pub met_count: i64,
    /// Not answered in time, answered since or not.
    pub breached_count: i64,
    /// Not answered and not yet due.
    pub open_count: i64,
    /// No longer owed: withdrawn before they were due.
    pub cancelled_count: i64,
    /// Half were answered within this time; those that wait count with the time they have waited.
    pub median_s: Option<i64>,
    /// Nine of ten were answered within this time; counted in the same way.
    pub p90_s: Option<i64>,
}

impl Figures {
    /// Met of those whose time is up, in per cent.
    pub fn compliance_percent(&self) -> Option<f64> {
        let judged = self.met_count + self.breached_count;
        #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
        let percent = |part: i64, whole: i64| part as f64 * 100.0 / whole as f64;
        (judged > 0).then(|| percent(self.met_count, judged))
    }
}

/// The figures of these deadlines at `now`.
pub fn figures(deadlines: &[Deadline], now: Instant) -> Figures {
    let mut figures = Figures::default();
    let mut waits: Vec<TimeDelta> = vec![];
    for deadline in deadlines {
        match deadline.status(now) {
            Status::Met => figures.met_count += 1,
            Status::Breached => figures.breached_count += 1,
            Status::Open => figures.open_count += 1,
            Status::Cancelled => {
                figures.cancelled_count += 1;
                continue;
            }
        }
        let until = deadline.met.map(|(_, at)| at).or(deadline.cancelled_at).unwrap_or(now);
        waits.push(until - deadline.started_at);
    }
    waits.sort_unstable();
    figures.median_s = quantile(&waits, 50);
    figures.p90_s = quantile(&waits, 90);
    figures
}

/// The smallest wait that at least `percent` of all do not exceed (nearest rank).
fn quantile(sorted: &[TimeDelta], percent: usize) -> Option<i64> {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).map(TimeDelta::num_seconds)
}

//! What happens beside answering, counted from facts alone.

use linli_entities::Instant;
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;

use super::fold::{Deadline, Status};

/// What happened beside answering, in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Answers of which complainants said that they are none.
    pub disputed_count: i64,
    /// Of those disputes, how many leads agreed to.
    pub upheld_count: i64,
    /// Answers that were taken back.
    pub retracted_count: i64,
    /// Complaints whose complainants agreed that it is put right.
    pub confirmed_count: i64,
    /// Complaints that were closed because the complainant said nothing.
    pub auto_closed_count: i64,
    /// Complaints that were closed as spam or abuse.
    pub moderated_count: i64,
    /// How often the time to put something right was extended.
    pub extended_count: i64,
    /// Commitments that were kept in time.
    pub kept_count: i64,
    /// Commitments that were not.
    pub missed_count: i64,
    /// How long the time to put something right stood still, in seconds, over all complaints.
    pub paused_s: i64,
}

impl Beside {
    /// Counts acts of a kind.
    pub fn count(&mut self, kind: ActKind, count: i64) {
        match kind {
            ActKind::AnswerDisputed => self.disputed_count += count,
            ActKind::DisputeUpheld => self.upheld_count += count,
            ActKind::AnswerRetracted => self.retracted_count += count,
            ActKind::Confirmed => self.confirmed_count += count,
            ActKind::AutoClosed => self.auto_closed_count += count,
            ActKind::ClosingAgreed => self.moderated_count += count,
            ActKind::Extended => self.extended_count += count,
            _ => {}
        }
    }

    /// Counts what became of commitments, and how long times stood still until `now`.
    pub fn take(&mut self, deadlines: &[Deadline], now: Instant) {
        for deadline in deadlines {
            self.paused_s += deadline.paused(now).num_seconds();
            match (deadline.kind, deadline.status(now)) {
                (DeadlineKind::Commitment, Status::Met) => self.kept_count += 1,
                (DeadlineKind::Commitment, Status::Breached) => self.missed_count += 1,
                _ => {}
            }
        }
    }
}

//! What happens beside answering, counted from facts alone.

use linli_entities::Instant;
use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use poem_openapi::Object;

use super::fold::{Deadline, Status};

/// What happened beside answering, in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Object)]
#[oai(rename = "PromiseBeside", example)]
pub struct Beside {
    /// Answers of which complainants said, in the period, that they are none.
    pub disputed_count: i64,
    /// Disputes that leads agreed to.
    pub upheld_count: i64,
    /// Answers that were taken back.
    pub retracted_count: i64,
    /// Complaints whose complainants agreed that it is put right.
    pub confirmed_count: i64,
    /// Complaints that were closed because the complainant said nothing: no agreement.
    pub auto_closed_count: i64,
    /// Complaints that two members of staff closed as spam or abuse.
    pub moderated_count: i64,
    /// How often the time to put something right was extended.
    pub extended_count: i64,
    /// What staff promised until a date in the period and kept.
    pub kept_count: i64,
    /// What they did not.
    pub missed_count: i64,
    /// How long the time to put something right stood still, in seconds, over all complaints of the period.
    pub paused_s: i64,
}

/// The kinds of act that are counted.
pub const COUNTED: [ActKind; 7] = [
    ActKind::AnswerDisputed,
    ActKind::DisputeUpheld,
    ActKind::AnswerRetracted,
    ActKind::Confirmed,
    ActKind::AutoClosed,
    ActKind::ClosingAgreed,
    ActKind::Extended,
];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_what_is_counted() {
        for kind in ActKind::ALL {
            let mut beside = Beside::default();
            beside.count(*kind, 1);
            assert_eq!(beside != Beside::default(), COUNTED.contains(kind), "{kind:?}");
        }
    }
}

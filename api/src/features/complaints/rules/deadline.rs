//! Something that is owed: until when, and how it stands at a time.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::complaint_deadline::DeadlineKind;
use poem_openapi::Enum;

/// Something that is owed, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What is owed.
    pub kind: DeadlineKind,
    /// In which cycle.
    pub cycle: i32,
    /// The act that opened it.
    pub opened_by: i32,
    /// From when it counts.
    pub started_at: Instant,
    /// Until when, this instant included. Of an answer it moves only earlier.
    pub due_at: Instant,
    /// The act that met it, and when.
    pub met: Option<(i32, Instant)>,
    /// When it was no longer owed.
    pub cancelled_at: Option<Instant>,
    /// When its time stood still. Only the time to put something right ever does (E21).
    pub pauses: Vec<Pause>,
}

/// A time that does not count. While the complainant is silent it is the longest that it can become, so that no job has
/// to end it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// From when.
    pub from: Instant,
    /// Until when.
    pub until: Instant,
}

/// How a deadline stands at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum Status {
    /// Still owed, not yet due.
    #[oai(rename = "open")]
    Open,
    /// Done when it was due or before.
    #[oai(rename = "met")]
    Met,
    /// Not done when it was due. For ever.
    #[oai(rename = "breached")]
    Breached,
    /// No longer owed before it was due.
    #[oai(rename = "cancelled")]
    Cancelled,
}

impl Status {
    /// How something stands that is due then, was done or no longer owed then: the one place that says so.
    pub fn of(
        due_at: Instant,
        done_at: Option<Instant>,
        cancelled_at: Option<Instant>,
        now: Instant,
    ) -> Self {
        match (done_at, cancelled_at) {
            (Some(at), _) if at <= due_at => Self::Met,
            (Some(_), _) => Self::Breached,
            (None, Some(at)) if at <= due_at => Self::Cancelled,
            (None, Some(_)) => Self::Breached,
            (None, None) if now > due_at => Self::Breached,
            (None, None) => Self::Open,
        }
    }
}

impl Deadline {
    /// How it stands at `now`: done exactly when due is met, and it is breached from the instant after (E32).
    pub fn status(&self, now: Instant) -> Status {
        Status::of(self.due_at, self.met.map(|(_, at)| at), self.cancelled_at, now)
    }

    /// Whether it is still owed, late or not.
    pub fn is_owed(&self) -> bool {
        self.met.is_none() && self.cancelled_at.is_none()
    }

    /// Whether it is an answer.
    pub fn is_answer(&self) -> bool {
        matches!(self.kind, DeadlineKind::FirstAnswer | DeadlineKind::NextAnswer)
    }

    /// Whether its time stands still.
    pub fn is_paused(&self, at: Instant) -> bool {
        self.is_owed() && self.pauses.iter().any(|pause| pause.from <= at && at < pause.until)
    }

    /// How long its time stood still until `at`.
    pub fn paused(&self, at: Instant) -> TimeDelta {
        let stood = |pause: &Pause| (pause.until.min(at) - pause.from).max(TimeDelta::zero());
        self.pauses.iter().map(stood).sum()
    }

    /// Stops its time from `at` on, for `most` unless [`go_on`](Self::go_on) comes first.
    pub(super) fn pause(&mut self, at: Instant, most: TimeDelta) {
        self.pauses.push(Pause { from: at, until: at + most });
        self.due_at += most;
    }

    /// Its time counts again, from `at` on.
    pub(super) fn go_on(&mut self, at: Instant) {
        if let Some(pause) = self.pauses.last_mut().filter(|pause| pause.until > at) {
            self.due_at -= pause.until - at;
            pause.until = at;
        }
    }

    /// Is due `within` of its start, and at least `grace` after `at`, should that be earlier than it is. What stood still
    /// does not count (E22).
    pub(super) fn hasten(&mut self, within: TimeDelta, at: Instant, grace: TimeDelta) {
        let whole: TimeDelta = self.pauses.iter().map(|pause| pause.until - pause.from).sum();
        let due_at = (self.started_at + within).max(at + grace - self.paused(at));
        self.due_at = self.due_at.min(due_at + whole);
    }
}

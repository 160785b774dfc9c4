//! How a commitment stands, what its history makes of it, and what may be said. Pure.

pub mod chain;

use chrono::{Days, Months};
use linli_entities::Date;
use linli_entities::commitment::{CommitmentOutcome, Model};
use linli_entities::commitment_entry::{self as entry, CommitmentEntryKind};
use linli_entities::commitment_warning::CommitmentWarningKind;
use poem_openapi::Enum;

use super::input::{CommitmentEnd, CommitmentInput, CommitmentMove};
use crate::code::Code;
use crate::error::Error;
use crate::features::promise::rules::calendar;
use crate::fields::Fields;

/// Entries of one history, at most: it is shown as a whole.
pub const ENTRIES_MAX: i64 = 30;

const TEXT_MAX: usize = 200;
const REASON_MAX: usize = 500;
/// Nobody answers for what is further away.
const MONTHS_MAX: Months = Months::new(12 * 10);

/// How a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[oai(rename_all = "snake_case")]
pub enum CommitmentState {
    /// Its day is still to come.
    Open,
    /// Its day is over, and it was neither kept nor given up.
    Overdue,
    /// It was kept by its day.
    Kept,
    /// It was kept, but after its day, or after a day that was over before it was moved.
    KeptLate,
    /// It will not be done; the history says why.
    GivenUp,
}

impl CommitmentState {
    /// Each of them.
    pub const ALL: [Self; 5] = [Self::Open, Self::Overdue, Self::Kept, Self::KeptLate, Self::GivenUp];

    /// The word that it has in JSON and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Kept => "kept",
            Self::KeptLate => "kept_late",
            Self::GivenUp => "given_up",
        }
    }

    /// The state of this word; none for another word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// What a history adds up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The day that was said first.
    pub first_due_on: Date,
    /// The day that holds.
    pub due_on: Date,
    /// Whether a day was over before it was moved.
    pub missed: bool,
    /// How it ended.
    pub outcome: Option<CommitmentOutcome>,
    /// When, as a day at the project.
    pub ended_on: Option<Date>,
}

impl Standing {
    /// After it was made.
    pub fn made(due_on: Date) -> Self {
        Self { first_due_on: due_on, due_on, missed: false, outcome: None, ended_on: None }
    }

    /// As a row says.
    pub fn of(row: &Model) -> Self {
        let Model { first_due_on, due_on, missed, outcome, ended_on, .. } = *row;
        Self { first_due_on, due_on, missed, outcome, ended_on }
    }

    /// After another entry.
    #[must_use]
    pub fn after(self, entry: &entry::Model) -> Self {
        let on = calendar::date(entry.acted_at);
        match entry.kind {
            CommitmentEntryKind::Made => Self::made(entry.due_on),
            // A day that was over stays missed, whatever is said afterwards.
            CommitmentEntryKind::Moved => {
                Self { due_on: entry.due_on, missed: self.missed || on > self.due_on, ..self }
            }
            CommitmentEntryKind::Kept => {
                Self { outcome: Some(CommitmentOutcome::Kept), ended_on: Some(on), ..self }
            }
            CommitmentEntryKind::GivenUp => {
                Self { outcome: Some(CommitmentOutcome::GivenUp), ended_on: Some(on), ..self }
            }
        }
    }

    /// What entries add up to; none of none.
    pub fn sum<'a>(entries: impl IntoIterator<Item = &'a entry::Model>) -> Option<Self> {
        entries
            .into_iter()
            .fold(None, |sum, entry| Some(sum.unwrap_or_else(|| Self::made(entry.due_on)).after(entry)))
    }

    /// How it stands on a day at the project.
    pub fn state(self, today: Date) -> CommitmentState {
        match self.outcome {
            Some(CommitmentOutcome::GivenUp) => CommitmentState::GivenUp,
            Some(CommitmentOutcome::Kept) if self.missed || self.ended_on > Some(self.due_on) => {
                CommitmentState::KeptLate
            }
            Some(CommitmentOutcome::Kept) => CommitmentState::Kept,
            None if today > self.due_on => CommitmentState::Overdue,
            None => CommitmentState::Open,
        }
    }
}

/// A commitment that is to be made, read and found right.
#[derive(Clone, Debug)]
pub struct NewCommitment {
    /// What will be done.
    pub text: String,
    /// By which day.
    pub due_on: Date,
}

impl NewCommitment {
    /// Reads what is sent on a day at the project.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(input: CommitmentInput, today: Date) -> Result<Self, Error> {
        let CommitmentInput { text, due_on } = input;
        let mut fields = Fields::default();
        let new =
            Self { text: fields.line("/text", &text, TEXT_MAX), due_on: day(&mut fields, due_on, today) };
        fields.finish(new)
    }
}

/// Reads a day and why it is another, as it is sent on a day at the project.
///
/// # Errors
/// [`Error::Invalid`] with every field that is wrong.
pub fn moved(input: CommitmentMove, today: Date) -> Result<(Date, String), Error> {
    let CommitmentMove { due_on, reason } = input;
    let mut fields = Fields::default();
    let moved = (day(&mut fields, due_on, today), fields.prose("/reason", &reason, REASON_MAX));
    fields.finish(moved)
}

/// Reads how it ended, and what is said of that.
///
/// # Errors
/// [`Error::Invalid`] at `/reason`; it is needed where nothing will be done.
pub fn ended(input: CommitmentEnd) -> Result<(CommitmentEntryKind, Option<String>), Error> {
    let CommitmentEnd { outcome, reason } = input;
    let reason = reason.unwrap_or_default();
    let mut fields = Fields::default();
    let ended = match outcome {
        CommitmentOutcome::Kept => {
            let said = fields.prose_or_empty("/reason", &reason, REASON_MAX);
            (CommitmentEntryKind::Kept, Some(said).filter(|said| !said.is_empty()))
        }
        CommitmentOutcome::GivenUp => {
            (CommitmentEntryKind::GivenUp, Some(fields.prose("/reason", &reason, REASON_MAX)))
        }
    };
    fields.finish(ended)
}

/// A day that one may answer for: not over, and not too far away.
fn day(fields: &mut Fields, on: Date, today: Date) -> Date {
    let last = today.checked_add_months(MONTHS_MAX).unwrap_or(Date::MAX);
    if !(today..=last).contains(&on) {
        fields.refuse("/due_on", Code::OutOfRange);
    }
    on
}

/// The day from which staff are told first, of a day that was said today: the day before it; where that is not to come any
/// more, whoever says so knows, and they are told when it is over.
pub fn first_warning(due_on: Date, today: Date) -> Date {
    match due_on.checked_sub_days(Days::new(1)) {
        Some(eve) if eve > today => eve,
        _ => next_day(due_on),
    }
}

/// What staff are told today of a day that is near or over, and from when on they are told again.
pub fn warning(due_on: Date, today: Date) -> (CommitmentWarningKind, Option<Date>) {
    if today > due_on {
        (CommitmentWarningKind::Overdue, None)
    } else {
        (CommitmentWarningKind::DueSoon, Some(next_day(due_on)))
    }
}

fn next_day(on: Date) -> Date {
    on.checked_add_days(Days::new(1)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use linli_entities::commitment::CommitmentId;
    use linli_entities::commitment_entry::CommitmentEntryId;

    use super::*;

    fn on(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn entry(number: i64, kind: CommitmentEntryKind, due_on: &str, acted_at: &str) -> entry::Model {
        entry::Model {
            id: CommitmentEntryId(number),
            commitment_id: CommitmentId(1),
            number,
            kind,
            due_on: on(due_on),
            reason: None,
            actor_id: None,
            acted_at: acted_at.parse().expect("an instant"),
            hash: vec![],
        }
    }

    #[test]
    fn a_commitment_is_open_on_its_day_at_the_project_and_overdue_the_day_after() {
        let made = Standing::made(on("2026-06-30"));
        assert_eq!(made.state(on("2026-06-30")), CommitmentState::Open);
        assert_eq!(made.state(on("2026-07-01")), CommitmentState::Overdue);
        // 16:00 UTC is midnight there.
        let late = entry(2, CommitmentEntryKind::Kept, "2026-06-30", "2026-06-30T16:00:00Z");
        let just = entry(2, CommitmentEntryKind::Kept, "2026-06-30", "2026-06-30T15:59:00Z");
        assert_eq!(made.after(&late).state(on("2026-07-09")), CommitmentState::KeptLate);
        assert_eq!(made.after(&just).state(on("2026-07-09")), CommitmentState::Kept);
    }

    #[test]
    fn whoever_moves_a_day_that_is_over_keeps_late_and_whoever_moves_it_in_time_does_not() {
        use CommitmentEntryKind::{Kept, Made, Moved};
        let made = entry(1, Made, "2026-06-30", "2026-01-01T00:00:00Z");
        let kept = |at: &str| entry(3, Kept, "2026-08-31", at);
        let state = |entries: &[entry::Model]| {
            Standing::sum(entries).map(|standing| standing.state(on("2026-08-01")))
        };
        let in_time = entry(2, Moved, "2026-08-31", "2026-06-30T01:00:00Z");
        let over = entry(2, Moved, "2026-08-31", "2026-07-02T01:00:00Z");
        assert_eq!(state(&[made.clone(), over.clone()]), Some(CommitmentState::Open));
        let done = "2026-07-20T00:00:00Z";
        assert_eq!(state(&[made.clone(), in_time, kept(done)]), Some(CommitmentState::Kept));
        assert_eq!(state(&[made, over, kept(done)]), Some(CommitmentState::KeptLate));
        assert_eq!(state(&[]), None);
    }

    #[test]
    fn a_day_is_not_over_and_within_ten_years() {
        let today = on("2026-02-28");
        let parsed = |due_on: &str| {
            let input = CommitmentInput { text: "换电梯".to_owned(), due_on: on(due_on) };
            NewCommitment::parse(input, today).is_ok()
        };
        assert!(parsed("2026-02-28") && parsed("2036-02-28"));
        assert!(!parsed("2026-02-27") && !parsed("2036-02-29"));
    }

    #[test]
    fn what_is_given_up_takes_a_reason_and_what_is_kept_does_not() {
        let ended = |outcome| ended(CommitmentEnd { outcome, reason: Some(" ".to_owned()) });
        assert_eq!(ended(CommitmentOutcome::Kept).ok(), Some((CommitmentEntryKind::Kept, None)));
        assert!(ended(CommitmentOutcome::GivenUp).is_err());
    }

    #[test]
    fn staff_are_told_the_day_before_and_the_day_after_and_not_twice() {
        let due_on = on("2026-06-30");
        assert_eq!(first_warning(due_on, on("2026-06-01")), on("2026-06-29"));
        assert_eq!(first_warning(due_on, on("2026-06-29")), on("2026-07-01"));
        assert_eq!(
            warning(due_on, on("2026-06-30")),
            (CommitmentWarningKind::DueSoon, Some(on("2026-07-01")))
        );
        assert_eq!(warning(due_on, on("2026-07-05")), (CommitmentWarningKind::Overdue, None));
    }
}

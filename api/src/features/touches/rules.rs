//! What is expected for a home, and when. Pure.

use chrono::TimeDelta;
use linli_entities::Date;
use poem_openapi::Enum;

use crate::features::homes::rules::visits;
use crate::features::homes::rules::{Dates, handover_begins};

/// Days after its contract within which its household knows what to mind of it, and whom to reach.
const SIGNED_DAYS: i64 = 14;
/// Days within which its household is told of building again.
const PROGRESS_DAYS: i64 = 45;
/// Days before its handover on which its household is invited at the latest.
const INVITED_DAYS: i64 = 14;
/// Days after its handover within which its checklist is done.
const CHECKLIST_DAYS: i64 = 7;
/// Days after its handover within which its household is welcomed.
const WELCOMED_DAYS: i64 = 30;

/// What is done for a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum TouchKind {
    /// What to mind of the contract was gone through.
    NotesGiven,
    /// Somebody looks after it.
    ManagerNamed,
    /// Its household was told of building lately.
    ProgressTold,
    /// Its household was invited to the handover.
    HandoverInvited,
    /// Its checklist is done.
    ChecklistDone,
    /// Its household was welcomed.
    Welcomed,
    /// It was visited.
    Visited,
}

impl TouchKind {
    /// Every kind, in the order of the way.
    pub const ALL: [Self; 7] = [
        Self::NotesGiven,
        Self::ManagerNamed,
        Self::ProgressTold,
        Self::HandoverInvited,
        Self::ChecklistDone,
        Self::Welcomed,
        Self::Visited,
    ];
}

/// How a touch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum TouchState {
    /// It is not expected yet, or not any more.
    Ahead,
    /// It is expected, and there is time left.
    Due,
    /// It is done.
    Done,
    /// Its day is over.
    Missing,
}

/// Something that is done for a home, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// What.
    pub kind: TouchKind,
    /// How it stands.
    pub state: TouchState,
    /// The last day on which it is not missing, where that is known.
    pub due_on: Option<Date>,
    /// The day on which it was done.
    pub done_on: Option<Date>,
}

/// What is known of a home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its days.
    pub dates: Dates,
    /// When what to mind of the contract was gone through.
    pub notes_given_on: Option<Date>,
    /// Since when somebody looks after it.
    pub manager_named_on: Option<Date>,
    /// When its household was last told of building.
    pub told_on: Option<Date>,
    /// When its household was invited to the handover.
    pub invited_on: Option<Date>,
    /// When both sides had ticked all of its checklist.
    pub checklist_done_on: Option<Date>,
    /// When its household was welcomed.
    pub welcomed_on: Option<Date>,
    /// The day on which its next visit is due.
    pub visit_due_on: Option<Date>,
    /// The day of its last visit.
    pub visited_on: Option<Date>,
}

/// From when on something is expected, and until when it may take.
type Window = Option<(Date, Date)>;

fn days(days: i64) -> TimeDelta {
    TimeDelta::days(days)
}

fn touch(kind: TouchKind, window: Window, done_on: Option<Date>, today: Date) -> Touch {
    let state = match (done_on, window) {
        (Some(_), _) => TouchState::Done,
        (None, Some((_, until))) if today > until => TouchState::Missing,
        (None, Some((from, _))) if today >= from => TouchState::Due,
        (None, _) => TouchState::Ahead,
    };
    Touch { kind, state, due_on: window.map(|(_, until)| until), done_on }
}

/// What is done for a home, in the order of its way, and how each stands today.
pub fn touches(facts: &Facts, today: Date) -> [Touch; 7] {
    let Dates { signed_on, handover_on, .. } = facts.dates;
    // Of a home whose contract has no day nothing is late before it is handed over.
    let signing: Window =
        signed_on.map(|on| (on, on + days(SIGNED_DAYS))).or(handover_on.map(|on| (handover_begins(on), on)));
    let handover =
        |from: i64, until: i64| -> Window { handover_on.map(|on| (on + days(from), on + days(until))) };
    let invited: Window = handover_on.map(|on| (handover_begins(on), on - days(INVITED_DAYS)));
    let of = |kind, window, done_on| touch(kind, window, done_on, today);
    [
        of(TouchKind::NotesGiven, signing, facts.notes_given_on),
        of(TouchKind::ManagerNamed, signing, facts.manager_named_on),
        progress(facts, today),
        of(TouchKind::HandoverInvited, invited, facts.invited_on),
        of(TouchKind::ChecklistDone, handover(0, CHECKLIST_DAYS), facts.checklist_done_on),
        of(TouchKind::Welcomed, handover(0, WELCOMED_DAYS), facts.welcomed_on),
        visit(facts, today),
    ]
}

/// News are expected again and again while a home is built; what was told is done for a while.
fn progress(facts: &Facts, today: Date) -> Touch {
    let Dates { signed_on, handover_on, .. } = facts.dates;
    let told_on = facts.told_on.filter(|on| today <= *on + days(PROGRESS_DAYS));
    let is_built = handover_on.is_some_and(|on| today >= on);
    let since = facts.told_on.max(signed_on).filter(|_| signed_on.is_some() && !is_built);
    let window = since.map(|on| (on, on + days(PROGRESS_DAYS)));
    touch(TouchKind::ProgressTold, window, told_on.filter(|_| !is_built), today)
}

/// The next visit where it is to be made by now, else the last one.
fn visit(facts: &Facts, today: Date) -> Touch {
    let window = facts.visit_due_on.map(|on| (visits::begins_on(on), visits::ends_on(on)));
    let is_expected = window.is_some_and(|(from, _)| today >= from);
    touch(TouchKind::Visited, window, facts.visited_on.filter(|_| !is_expected), today)
}

/// How many homes of many stand how with a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What.
    pub kind: TouchKind,
    /// Done, due and missing.
    pub expected: i64,
    /// Done.
    pub done: i64,
    /// Expected, with time left.
    pub due: i64,
    /// Its day is over.
    pub missing: i64,
}

/// Counts touches of homes, by kinds in their order.
pub fn count<'a>(homes: impl IntoIterator<Item = &'a [Touch; 7]>) -> [Cell; 7] {
    let mut cells = TouchKind::ALL.map(|kind| Cell { kind, expected: 0, done: 0, due: 0, missing: 0 });
    for home in homes {
        for (cell, touch) in cells.iter_mut().zip(home) {
            cell.done += i64::from(touch.state == TouchState::Done);
            cell.due += i64::from(touch.state == TouchState::Due);
            cell.missing += i64::from(touch.state == TouchState::Missing);
            cell.expected = cell.done + cell.due + cell.missing;
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn facts(signed: &str, handover: &str) -> Facts {
        let dates =
            Dates { signed_on: Some(day(signed)), handover_on: Some(day(handover)), handover_is_own: true };
        Facts { dates, visit_due_on: Some(visits::due_on(day(handover), 1)), ..Facts::default() }
    }

    fn states(facts: &Facts, today: &str) -> [TouchState; 7] {
        touches(facts, day(today)).map(|touch| touch.state)
    }

    #[test]
    fn what_is_expected_comes_with_the_stages_and_is_missing_when_its_day_is_over() {
        use TouchState::{Ahead, Due, Missing};
        let bare = facts("2026-01-01", "2027-06-30");
        let of = |today| states(&bare, today);
        assert_eq!(of("2025-12-31"), [Ahead; 7], "nothing before the contract");
        assert_eq!(of("2026-01-15"), [Due, Due, Due, Ahead, Ahead, Ahead, Ahead]);
        assert_eq!(of("2026-01-16"), [Missing, Missing, Due, Ahead, Ahead, Ahead, Ahead]);
        assert_eq!(of("2026-02-16"), [Missing, Missing, Missing, Ahead, Ahead, Ahead, Ahead]);
        assert_eq!(of("2027-06-16"), [Missing, Missing, Missing, Due, Ahead, Ahead, Ahead]);
        assert_eq!(of("2027-06-30"), [Missing, Missing, Ahead, Missing, Due, Due, Ahead]);
        assert_eq!(of("2027-08-01"), [Missing, Missing, Ahead, Missing, Missing, Missing, Ahead]);
        assert_eq!(of("2031-06-30")[6], Due);
        assert_eq!(of("2031-07-31")[6], Missing);
    }

    #[test]
    fn what_was_told_is_done_for_a_while_and_a_visit_until_the_next() {
        let home = facts("2026-01-01", "2027-06-30");
        let told = Facts { told_on: Some(day("2026-03-01")), ..home };
        assert_eq!(states(&told, "2026-04-15")[2], TouchState::Done);
        assert_eq!(states(&told, "2026-04-16")[2], TouchState::Missing);
        let visited = Facts {
            visited_on: Some(day("2031-07-01")),
            visit_due_on: Some(visits::due_on(day("2027-06-30"), 2)),
            ..home
        };
        assert_eq!(states(&visited, "2033-01-01")[6], TouchState::Done);
        assert_eq!(states(&visited, "2035-06-01")[6], TouchState::Due, "the next is expected");
    }

    #[test]
    fn nothing_is_missing_of_a_home_of_which_no_day_is_known() {
        assert_eq!(states(&Facts::default(), "2030-01-01"), [TouchState::Ahead; 7]);
        let homes = [touches(&facts("2026-01-01", "2027-06-30"), day("2026-01-16"))];
        let cell = count(&homes)[0];
        assert_eq!((cell.expected, cell.missing, cell.done, cell.due), (1, 1, 0, 0));
    }
}

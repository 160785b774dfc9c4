//! When a home is visited, and how a visit stands. Pure.

use chrono::{Months, TimeDelta};
use linli_entities::{Date, Instant, home_visit};
use poem_openapi::Enum;

use crate::code::Code;
use crate::error::Error;
use crate::features::homes::input::{AppointmentInput, VisitReportInput};
use crate::fields::Fields;

/// How many months are between two visits.
const MONTHS: u32 = 48;
/// From how many days before its day on a visit is due.
const EARLY_DAYS: i64 = 60;
/// How many days after its day a visit is late.
pub const LATE_DAYS: i64 = 30;
/// How many days after its appointment a visit that nobody reported is late.
const UNREPORTED_DAYS: i64 = 7;
/// No home has more.
pub const ROUNDS_MAX: i32 = 25;
const FINDINGS_MAX: usize = 2_000;

/// How a visit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum HomeVisitState {
    /// It is still to come.
    Ahead,
    /// It is to be made now.
    Due,
    /// It is known when somebody comes.
    Appointed,
    /// Somebody came.
    Done,
    /// Nobody came in time.
    Late,
}

/// The day on which a visit is due.
pub fn due_on(handover_on: Date, round: i32) -> Date {
    let months = u32::try_from(round).unwrap_or(0).saturating_mul(MONTHS);
    handover_on.checked_add_months(Months::new(months)).unwrap_or(Date::MAX)
}

/// From when on a visit is to be made.
pub fn begins_on(due_on: Date) -> Date {
    due_on - TimeDelta::days(EARLY_DAYS)
}

/// The last day on which a visit is not late.
pub fn ends_on(due_on: Date) -> Date {
    due_on.checked_add_signed(TimeDelta::days(LATE_DAYS)).unwrap_or(Date::MAX)
}

/// How a visit stands.
pub fn state(due_on: Date, row: Option<&home_visit::Model>, today: Date, now: Instant) -> HomeVisitState {
    let appointed = row.and_then(|row| row.appointed_at);
    match (row.and_then(|row| row.visited_on), appointed) {
        (Some(_), _) => HomeVisitState::Done,
        (None, Some(at)) if now > at + TimeDelta::days(UNREPORTED_DAYS) => HomeVisitState::Late,
        (None, Some(_)) => HomeVisitState::Appointed,
        (None, None) if today > ends_on(due_on) => HomeVisitState::Late,
        (None, None) if today >= begins_on(due_on) => HomeVisitState::Due,
        (None, None) => HomeVisitState::Ahead,
    }
}

/// The first visit of a home that was not made.
pub fn next_round<'a>(rows: impl IntoIterator<Item = &'a home_visit::Model>) -> i32 {
    let made = rows.into_iter().filter(|row| row.visited_on.is_some()).map(|row| row.round).max();
    made.unwrap_or(0) + 1
}

/// Demands that a visit is the next one.
///
/// # Errors
/// [`Code::WrongState`] for one that was made, [`Code::TooEarly`] for one before which another is to be made, or where it
/// is not known when the home is handed over.
pub fn demand_next(round: i32, next: i32, handover_on: Option<Date>) -> Result<(), Error> {
    match handover_on {
        Some(_) if round < next => Err(Error::Conflict(Code::WrongState)),
        Some(_) if round == next && round <= ROUNDS_MAX => Ok(()),
        _ => Err(Error::Conflict(Code::TooEarly)),
    }
}

/// When somebody comes, read and found right.
///
/// # Errors
/// [`Code::OutOfRange`] at `/appointed_at` for a time that is over or more than two years away.
pub fn parse_appointment(input: &AppointmentInput, now: Instant) -> Result<Instant, Error> {
    let mut fields = Fields::default();
    let ahead = input.appointed_at - now;
    if ahead < TimeDelta::zero() || ahead > TimeDelta::days(2 * 366) {
        fields.refuse("/appointed_at", Code::OutOfRange);
    }
    fields.finish(input.appointed_at)
}

/// What was found, read and found right.
///
/// # Errors
/// [`Error::Invalid`] with every field that is wrong; [`Code::OutOfRange`] for a day that is still to come.
pub fn parse_report(input: &VisitReportInput, today: Date) -> Result<(Date, String), Error> {
    let mut fields = Fields::default();
    let visited_on = fields.date("/visited_on", input.visited_on);
    if visited_on > today {
        fields.refuse("/visited_on", Code::OutOfRange);
    }
    let findings = fields.prose_or_empty("/findings", &input.findings, FINDINGS_MAX);
    fields.finish((visited_on, findings))
}

/// How the visits of many homes were made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Visits whose day is over.
    pub due: i64,
    /// Those of them that were made.
    pub done: i64,
    /// Those of them that nobody made in time.
    pub late: i64,
}

impl Figures {
    /// Adds a home that is or was handed over on this day, and its visits.
    pub fn add(&mut self, handover_on: Date, rows: &[home_visit::Model], today: Date) {
        for round in 1..=ROUNDS_MAX {
            let due_on = due_on(handover_on, round);
            if due_on > today {
                break;
            }
            self.due += 1;
            let done = rows.iter().any(|row| row.round == round && row.visited_on.is_some());
            self.done += i64::from(done);
            self.late += i64::from(!done && today > ends_on(due_on));
        }
    }

    /// Of a hundred that were due, how many were made; nothing where none was.
    pub fn done_percent(&self) -> Option<i64> {
        (self.due > 0).then(|| self.done * 100 / self.due)
    }
}

#[cfg(test)]
mod tests {
    use linli_entities::unit::UnitId;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn visit(round: i32, appointed: Option<&str>, visited: Option<&str>) -> home_visit::Model {
        home_visit::Model {
            unit_id: UnitId(1),
            round,
            appointed_at: appointed.map(at),
            visited_on: visited.map(day),
            findings: None,
            visitor_id: None,
            changed_at: Instant::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_visit_is_due_every_four_years_on_the_day_of_the_handover_or_the_last_of_the_month() {
        assert_eq!(due_on(day("2022-03-01"), 1), day("2026-03-01"));
        assert_eq!(due_on(day("2024-02-29"), 1), day("2028-02-29"));
        assert_eq!(due_on(day("2096-02-29"), 1), day("2100-02-28"), "2100 is no leap year");
        assert_eq!(due_on(day("2022-03-01"), 3), day("2034-03-01"));
    }

    #[test]
    fn how_a_visit_stands_is_what_its_days_say() {
        use HomeVisitState::{Ahead, Appointed, Done, Due, Late};
        let of = |row: Option<home_visit::Model>, today: &str| {
            state(day("2026-03-01"), row.as_ref(), day(today), at(&format!("{today}T04:00:00Z")))
        };
        assert_eq!(of(None, "2025-12-30"), Ahead);
        assert_eq!(of(None, "2025-12-31"), Due);
        assert_eq!(of(None, "2026-03-31"), Due);
        assert_eq!(of(None, "2026-04-01"), Late);
        let appointed = || Some(visit(1, Some("2026-04-10T02:00:00Z"), None));
        assert_eq!(of(appointed(), "2026-04-01"), Appointed);
        assert_eq!(of(appointed(), "2026-04-17"), Late, "nobody said that somebody came");
        assert_eq!(of(Some(visit(1, None, Some("2026-04-02"))), "2027-01-01"), Done);
        assert_eq!(next_round(&[visit(1, None, Some("2026-04-02")), visit(2, None, None)]), 2);
        let handover = Some(day("2022-03-01"));
        assert!(demand_next(1, 2, handover).is_err() && demand_next(3, 2, handover).is_err());
        assert!(demand_next(2, 2, None).is_err() && demand_next(2, 2, handover).is_ok());
    }

    #[test]
    fn figures_count_every_visit_whose_day_is_over() {
        let mut figures = Figures::default();
        figures.add(day("2018-03-01"), &[visit(1, None, Some("2022-02-20"))], day("2026-03-15"));
        figures.add(day("2018-01-01"), &[], day("2026-03-15"));
        figures.add(day("2025-01-01"), &[], day("2026-03-15"));
        assert_eq!(figures, Figures { due: 4, done: 1, late: 2 });
        assert_eq!(figures.done_percent(), Some(25));
        assert_eq!(Figures::default().done_percent(), None);
    }
}

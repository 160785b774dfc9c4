//! Days, weeks and months as people at the projects count them.

use chrono::{Datelike as _, Months, NaiveDate, NaiveTime, TimeDelta};
use linli_entities::{Date, Instant};
use poem_openapi::Enum;

/// Seconds by which the clocks of all projects are ahead of UTC: one zone, which puts no clocks forward.
pub const AHEAD_S: i64 = 8 * 3600;

/// How long a stretch of a series is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum Step {
    /// A day.
    #[oai(rename = "day")]
    Day,
    /// A week, from Monday.
    #[oai(rename = "week")]
    Week,
    /// A month of the calendar.
    #[oai(rename = "month")]
    Month,
}

/// The date at the projects.
pub fn date(at: Instant) -> Date {
    (at + TimeDelta::seconds(AHEAD_S)).date_naive()
}

/// A time as people at the projects read it, to the second.
pub fn shown(at: Instant) -> String {
    (at + TimeDelta::seconds(AHEAD_S)).format("%Y-%m-%d %H:%M:%S").to_string()
}

/// A time as people at the projects read it, to the minute.
pub fn to_the_minute(at: Instant) -> String {
    (at + TimeDelta::seconds(AHEAD_S)).format("%Y-%m-%d %H:%M").to_string()
}

/// The instant at which a date begins at the projects.
pub fn begin(date: Date) -> Instant {
    date.and_time(NaiveTime::MIN).and_utc() - TimeDelta::seconds(AHEAD_S)
}

impl Step {
    /// How many days it has at most.
    pub fn days_max(self) -> i64 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 31,
        }
    }

    /// The first day of the stretch that holds this one.
    pub fn first(self, date: Date) -> Date {
        match self {
            Self::Day => date,
            Self::Week => date - TimeDelta::days(date.weekday().num_days_from_monday().into()),
            Self::Month => date.with_day(1).unwrap_or(date),
        }
    }

    /// The first day of the stretch after the one that begins here.
    pub fn next(self, first: Date) -> Date {
        match self {
            Self::Day => first + TimeDelta::days(1),
            Self::Week => first + TimeDelta::days(7),
            Self::Month => first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date_of(text: &str) -> Date {
        date(text.parse().unwrap())
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_time_is_shown_as_the_clock_of_the_project_shows_it() {
        let at: Instant = "2026-11-26T16:30:00Z".parse().expect("a time");
        assert_eq!(to_the_minute(at), "2026-11-27 00:30");
    }

    #[test]
    fn a_day_begins_at_midnight_of_the_projects() {
        assert_eq!(date_of("2026-01-31T15:59:59Z"), day("2026-01-31"));
        assert_eq!(date_of("2026-01-31T16:00:00Z"), day("2026-02-01"));
        assert_eq!(begin(day("2026-02-01")), "2026-01-31T16:00:00Z".parse::<Instant>().unwrap());
    }

    #[test]
    fn weeks_begin_on_mondays_and_months_on_the_first() {
        assert_eq!(Step::Week.first(day("2026-03-01")), day("2026-02-23"));
        assert_eq!(Step::Week.first(day("2026-03-02")), day("2026-03-02"));
        assert_eq!(Step::Month.first(day("2024-02-29")), day("2024-02-01"));
        assert_eq!(Step::Month.next(day("2025-12-01")), day("2026-01-01"));
        assert_eq!(Step::Day.next(day("2024-02-28")), day("2024-02-29"));
    }
}

//! Weeks: an event that takes place at the same hour of the same day, week after week. Pure.

use linli_entities::{Date, Instant};

use crate::features::promise::rules::calendar;

/// Weeks of a series, at most; those that are left out included.
pub const WEEKS_MAX: i64 = 60;

/// Until when an event is repeated, and when it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeat {
    /// For so many weeks, those that are left out included.
    pub count: Option<i64>,
    /// Until this date, included.
    pub until: Option<Date>,
    /// Not on these dates, such as holidays.
    pub excluded: Vec<Date>,
}

/// The weeks, counted from the first, in which an event takes place; by the dates at the projects.
pub fn weeks(begins_at: Instant, repeat: &Repeat) -> Vec<i64> {
    let count = repeat.count.unwrap_or(WEEKS_MAX).min(WEEKS_MAX);
    let on = |week: i64| calendar::date(begins_at + chrono::TimeDelta::weeks(week));
    (0..count)
        .take_while(|week| repeat.until.is_none_or(|until| on(*week) <= until))
        .filter(|week| !repeat.excluded.contains(&on(*week)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_friday_is_a_friday_at_the_projects_and_holidays_are_left_out() {
        // Half past midnight on Friday at the projects is still Thursday in UTC.
        let begins: Instant = "2026-04-23T16:30:00Z".parse().unwrap();
        let excluded = vec![date("2026-05-01")];
        let repeat = Repeat { count: Some(6), until: None, excluded: excluded.clone() };
        assert_eq!(weeks(begins, &repeat), [0, 2, 3, 4, 5]);
        let repeat = Repeat { count: None, until: Some(date("2026-05-08")), excluded };
        assert_eq!(weeks(begins, &repeat), [0, 2]);
    }

    #[test]
    fn no_series_is_without_an_end() {
        let begins: Instant = "2026-04-24T06:00:00Z".parse().unwrap();
        let until = Some(date("2199-01-01"));
        assert_eq!(weeks(begins, &Repeat { until, ..Repeat::default() }).len(), 60);
    }
}

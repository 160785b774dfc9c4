//! Days of the club: when a lot that came on some day lapses. Pure.

use chrono::{Days, Months, TimeDelta};
use linli_entities::{Date, Instant};

use super::Terms;

/// How long what is released from a hold after it would have lapsed can still be spent.
pub const RELEASE_GRACE: TimeDelta = TimeDelta::hours(24);

/// Until when something can be spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// The last day.
    pub on: Date,
    /// The end of that day.
    pub at: Instant,
}

impl Terms {
    /// The day it is in the club.
    pub fn day(&self, at: Instant) -> Date {
        (at + TimeDelta::minutes(self.offset_minutes.into())).date_naive()
    }

    /// 24:00 of a day in the club.
    pub fn end_of(&self, day: Date) -> Instant {
        let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
        next.and_time(chrono::NaiveTime::MIN).and_utc() - TimeDelta::minutes(self.offset_minutes.into())
    }

    /// When the day begins in the club.
    pub fn start_of(&self, day: Date) -> Instant {
        day.and_time(chrono::NaiveTime::MIN).and_utc() - TimeDelta::minutes(self.offset_minutes.into())
    }

    /// Until when points can be spent that come now: months are counted by the calendar, and a day that a month lacks is
    /// its last.
    pub fn expiry(&self, now: Instant) -> Expiry {
        let on = after_months(self.day(now), self.months);
        Expiry { on, at: self.end_of(on) }
    }

    /// Until when points can be spent that come back now to a lot that has lapsed.
    pub fn grace(&self, now: Instant) -> Expiry {
        let on = self.day(now).checked_add_days(Days::new(self.grace_days.into())).unwrap_or(self.day(now));
        Expiry { on, at: self.end_of(on) }
    }

    /// The first day of the window of so many months that ends today.
    pub fn window_from(&self, now: Instant, months: u32) -> Date {
        let today = self.day(now);
        let before = today.checked_sub_months(Months::new(months)).unwrap_or(today);
        before.checked_add_days(Days::new(1)).unwrap_or(before)
    }
}

/// The same day so many months later; the last of the month where it has no such day.
pub fn after_months(day: Date, months: u32) -> Date {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINA: Terms = Terms { months: 1, grace_days: 30, offset_minutes: 480 };

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    fn on(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn c37_a_day_that_a_month_lacks_is_its_last() {
        for (from, until) in [
            ("2026-01-31", "2026-02-28"),
            ("2028-01-31", "2028-02-29"),
            ("2026-03-31", "2026-04-30"),
            ("2026-02-28", "2026-03-28"),
        ] {
            assert_eq!(after_months(on(from), 1), on(until), "{from}");
        }
        assert_eq!(after_months(on("2024-02-29"), 12), on("2025-02-28"));
    }

    #[test]
    fn c38_points_lapse_at_the_end_of_a_day_of_the_club() {
        // 23:30 in Shanghai, and half an hour later.
        let before = CHINA.expiry(at("2026-01-30T15:30:00Z"));
        assert_eq!((before.on, before.at), (on("2026-02-28"), at("2026-02-28T16:00:00Z")));
        assert_eq!(CHINA.expiry(at("2026-02-27T16:00:00Z")).on, on("2026-03-28"));
        let west = Terms { offset_minutes: -480, ..CHINA };
        assert_eq!(west.expiry(at("2026-02-28T07:59:00Z")).at, at("2026-03-28T08:00:00Z"));
    }

    #[test]
    fn a_window_of_a_year_begins_the_day_after_the_same_day_of_the_year_before() {
        assert_eq!(CHINA.window_from(at("2026-03-02T01:00:00Z"), 12), on("2025-03-03"));
    }
}

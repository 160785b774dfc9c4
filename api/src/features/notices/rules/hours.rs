//! When mail is sent: not in the hours in which its reader wants quiet, by the clock on the reader's wall. Pure.

use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _, Timelike as _};
use chrono_tz::Tz;
use linli_entities::Instant;

/// When the daily letter is sent.
const DIGEST_HOUR: u32 = 8;
/// Minutes of a day.
pub const DAY: i32 = 24 * 60;

/// Where somebody lives in time, and when they want no mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The zone.
    pub zone: Tz,
    /// The minutes of the day at which quiet begins and ends; through the night where it ends earlier than it begins.
    pub quiet: Option<(i32, i32)>,
}

impl Default for Hours {
    fn default() -> Self {
        Self { zone: Tz::Asia__Shanghai, quiet: None }
    }
}

impl Hours {
    /// When mail that is ready at `now` is sent: at once, or when quiet ends.
    pub fn mail_at(&self, now: Instant) -> Instant {
        let Some((from, until)) = self.quiet.filter(|(from, until)| from != until) else { return now };
        let local = now.with_timezone(&self.zone).naive_local();
        let minute = i32::try_from(local.hour() * 60 + local.minute()).unwrap_or(0);
        let through_night = until < from;
        let quiet = if through_night { minute >= from || minute < until } else { (from..until).contains(&minute) };
        if !quiet {
            return now;
        }
        let day = if minute < until { local.date() } else { local.date() + Days::new(1) };
        self.instant(day.and_time(time(until))).max(now)
    }

    /// When the next daily letter is sent: in the morning, after `now`.
    pub fn digest_at(&self, now: Instant) -> Instant {
        let today = now.with_timezone(&self.zone).naive_local().date();
        let hour = i32::try_from(DIGEST_HOUR * 60).unwrap_or(0);
        let mornings = (0..3).map(|days| self.instant((today + Days::new(days)).and_time(time(hour))));
        let next = mornings.into_iter().find(|morning| *morning > now).unwrap_or(now);
        self.mail_at(next)
    }

    /// The instant at which the clock on the wall shows this; where it jumps over it, an hour later.
    fn instant(&self, local: NaiveDateTime) -> Instant {
        let shown = self.zone.from_local_datetime(&local).earliest();
        let shown = shown.or_else(|| self.zone.from_local_datetime(&(local + TimeDelta::hours(1))).earliest());
        shown.map_or_else(|| local.and_utc(), |shown| shown.to_utc())
    }
}

fn time(minute: i32) -> NaiveTime {
    let minute = u32::try_from(minute.rem_euclid(DAY)).unwrap_or(0);
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap_or(NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn mail_waits_until_quiet_ends_on_the_wall_of_its_reader() {
        let night = Hours { zone: Tz::Asia__Shanghai, quiet: Some((22 * 60, 7 * 60)) };
        for (ready, sent) in [
            ("2026-03-02T13:59:00Z", "2026-03-02T13:59:00Z"),
            ("2026-03-02T14:00:00Z", "2026-03-02T23:00:00Z"),
            ("2026-03-02T17:30:00Z", "2026-03-02T23:00:00Z"),
            ("2026-03-02T23:00:00Z", "2026-03-02T23:00:00Z"),
        ] {
            assert_eq!(night.mail_at(at(ready)), at(sent), "{ready}");
        }
        let lunch = Hours { zone: Tz::Asia__Shanghai, quiet: Some((12 * 60, 14 * 60)) };
        assert_eq!(lunch.mail_at(at("2026-03-02T05:00:00Z")), at("2026-03-02T06:00:00Z"));
    }

    #[test]
    fn clocks_that_are_put_forward_or_back_are_followed() {
        // London puts its clocks forward on 29 March 2026 at 01:00 UTC, and back on 25 October.
        let london = |quiet| Hours { zone: Tz::Europe__London, quiet: Some(quiet) };
        assert_eq!(london((22 * 60, 7 * 60)).mail_at(at("2026-03-28T23:00:00Z")), at("2026-03-29T06:00:00Z"));
        assert_eq!(london((22 * 60, 7 * 60)).mail_at(at("2026-10-24T23:00:00Z")), at("2026-10-25T07:00:00Z"));
        // 01:30 is jumped over: an hour later it is.
        assert_eq!(london((22 * 60, 90)).mail_at(at("2026-03-28T23:00:00Z")), at("2026-03-29T01:30:00Z"));
    }

    #[test]
    fn the_daily_letter_comes_in_the_morning_after() {
        let hours = Hours::default();
        assert_eq!(hours.digest_at(at("2026-03-01T23:00:00Z")), at("2026-03-02T00:00:00Z"));
        assert_eq!(hours.digest_at(at("2026-03-02T00:00:00Z")), at("2026-03-03T00:00:00Z"));
        let late = Hours { quiet: Some((22 * 60, 9 * 60)), ..hours };
        assert_eq!(late.digest_at(at("2026-03-01T12:00:00Z")), at("2026-03-02T01:00:00Z"));
    }
}

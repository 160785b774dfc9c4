//! When mail is sent: not in the hours in which its reader wants quiet, by the clocks of the projects. Pure.

use chrono::TimeDelta;
use linli_entities::{Date, Instant};

use crate::code::Code;
use crate::features::promise::rules::calendar;

/// Minutes of a day.
pub const DAY: i32 = 24 * 60;
/// The minute of the day at which the daily letter is sent.
const DIGEST: i32 = 8 * 60;

/// When somebody wants no mail: the minutes of the day at which quiet begins and ends; through the night where it ends
/// earlier than it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// The first minute of it.
    pub from: i32,
    /// The first minute after it.
    pub until: i32,
}

/// When mail that is ready at `now` is sent: at once, or when quiet ends.
pub fn mail_at(quiet: Option<Quiet>, now: Instant) -> Instant {
    let Some(Quiet { from, until }) = quiet.filter(|quiet| quiet.from != quiet.until) else { return now };
    let today = calendar::date(now);
    let minute = i32::try_from((now - calendar::begin(today)).num_minutes()).unwrap_or(0);
    let through_night = until < from;
    let is_quiet =
        if through_night { minute >= from || minute < until } else { (from..until).contains(&minute) };
    if !is_quiet {
        return now;
    }
    let day = if minute < until { today } else { today + TimeDelta::days(1) };
    instant(day, until)
}

/// When the next daily letter is sent: in the morning, after `now`, when quiet has ended.
pub fn digest_at(quiet: Option<Quiet>, now: Instant) -> Instant {
    let today = calendar::date(now);
    let this_morning = instant(today, DIGEST);
    let next = if this_morning > now { this_morning } else { instant(today + TimeDelta::days(1), DIGEST) };
    mail_at(quiet, next)
}

fn instant(date: Date, minute: i32) -> Instant {
    calendar::begin(date) + TimeDelta::minutes(minute.into())
}

/// How a minute of the day is written: `22:00`.
pub fn shown(minute: i32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The minute of the day that `22:00` is.
///
/// # Errors
/// [`Code::Malformed`] for what is not written so; [`Code::OutOfRange`] for what no clock shows.
pub fn minute(text: &str) -> Result<i32, Code> {
    let (hours, minutes) = text.split_once(':').ok_or(Code::Malformed)?;
    let number = |text: &str| {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i32>().ok().filter(|_| digits).ok_or(Code::Malformed)
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    if hours < 24 && minutes < 60 { Ok(hours * 60 + minutes) } else { Err(Code::OutOfRange) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    const NIGHT: Option<Quiet> = Some(Quiet { from: 22 * 60, until: 7 * 60 });

    #[test]
    fn mail_waits_until_quiet_ends_on_the_clocks_of_the_projects() {
        for (ready, sent) in [
            ("2026-03-02T13:59:00Z", "2026-03-02T13:59:00Z"),
            ("2026-03-02T14:00:00Z", "2026-03-02T23:00:00Z"),
            ("2026-03-02T17:30:00Z", "2026-03-02T23:00:00Z"),
            ("2026-03-02T22:59:59Z", "2026-03-02T23:00:00Z"),
            ("2026-03-02T23:00:00Z", "2026-03-02T23:00:00Z"),
        ] {
            assert_eq!(mail_at(NIGHT, at(ready)), at(sent), "{ready}");
        }
        let noon = Some(Quiet { from: 12 * 60, until: 14 * 60 });
        assert_eq!(mail_at(noon, at("2026-03-02T05:00:00Z")), at("2026-03-02T06:00:00Z"));
        assert_eq!(
            mail_at(Some(Quiet { from: 60, until: 60 }), at("2026-03-02T05:00:00Z")),
            at("2026-03-02T05:00:00Z")
        );
        assert_eq!(mail_at(None, at("2026-03-02T17:30:00Z")), at("2026-03-02T17:30:00Z"));
    }

    #[test]
    fn the_daily_letter_comes_in_the_morning_after() {
        assert_eq!(digest_at(None, at("2026-03-01T23:00:00Z")), at("2026-03-02T00:00:00Z"));
        assert_eq!(digest_at(None, at("2026-03-02T00:00:00Z")), at("2026-03-03T00:00:00Z"));
        let late = Some(Quiet { from: 22 * 60, until: 9 * 60 });
        assert_eq!(digest_at(late, at("2026-03-01T12:00:00Z")), at("2026-03-02T01:00:00Z"));
    }

    #[test]
    fn a_time_of_the_day_is_written_one_way() {
        for minute_of_day in [0, 61, 22 * 60, DAY - 1] {
            assert_eq!(minute(&shown(minute_of_day)), Ok(minute_of_day));
        }
        for (text, wrong) in [
            ("24:00", Code::OutOfRange),
            ("07:60", Code::OutOfRange),
            ("7:00", Code::Malformed),
            ("-1:00", Code::Malformed),
            ("0700", Code::Malformed),
        ] {
            assert_eq!(minute(text), Err(wrong), "{text}");
        }
    }
}

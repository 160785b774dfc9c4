//! When something is, as the script says it: seen from the moment at which the example is whole.
//!
//! `-40 19:30` is 40 days before, at half past seven in the evening of the projects; `+3 10:00` is in three days; `-9h`
//! and `-20m` are hours and minutes before. A day alone (`-12`, `+30`) is a date.

use anyhow::Context as _;
use chrono::TimeDelta;
use linli_entities::{Date, Instant};

use crate::features::promise::rules::calendar;

/// The instant that a text of the script says.
///
/// # Errors
/// When it says none.
pub(super) fn instant(text: &str, now: Instant) -> anyhow::Result<Instant> {
    let at = match text.split_once(' ') {
        Some((days, clock)) => {
            let (hours, minutes) = clock.split_once(':').with_context(|| format!("{text} is no moment"))?;
            let since = TimeDelta::hours(number(hours)?) + TimeDelta::minutes(number(minutes)?);
            calendar::begin(date(days, now)?) + since
        }
        None => match (text.strip_suffix('h'), text.strip_suffix('m')) {
            (Some(hours), _) => now + TimeDelta::hours(number(hours)?),
            (_, Some(minutes)) => now + TimeDelta::minutes(number(minutes)?),
            (None, None) => anyhow::bail!("{text} is no moment"),
        },
    };
    Ok(at)
}

/// The date that is so many days away.
///
/// # Errors
/// When the text is no number.
pub(super) fn date(days: &str, now: Instant) -> anyhow::Result<Date> {
    Ok(calendar::date(now + TimeDelta::days(number(days)?)))
}

fn number(text: &str) -> anyhow::Result<i64> {
    text.parse().with_context(|| format!("{text} is no number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    #[test]
    fn moments_are_counted_from_now_by_the_clock_of_the_projects() {
        let now = at("2026-03-02T01:00:00Z");
        let read = |text| instant(text, now).expect("a moment");
        assert_eq!(read("-9h"), at("2026-03-01T16:00:00Z"));
        assert_eq!(read("-20m"), at("2026-03-02T00:40:00Z"));
        assert_eq!(read("-2 19:30"), at("2026-02-28T11:30:00Z"));
        assert_eq!(read("+1 00:00"), at("2026-03-02T16:00:00Z"));
        assert_eq!(date("+30", now).expect("a day").to_string(), "2026-04-01");
        for wrong in ["yesterday", "-2 half past", "-h", "3"] {
            assert!(instant(wrong, now).is_err(), "{wrong}");
        }
    }
}

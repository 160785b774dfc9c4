//! Until when an offer stands, when queues end and when people are reminded. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::reminder::ReminderKind;

use crate::features::promise::rules::calendar;

/// How long before an event the queue ends: from then on whoever comes first is served first.
pub const LAST_HOURS: TimeDelta = TimeDelta::hours(3);
/// The hour of the day from which on an offer runs.
const DAY_BEGINS: TimeDelta = TimeDelta::hours(8);
/// The hour of the day from which on it does not.
const DAY_ENDS: TimeDelta = TimeDelta::hours(22);

/// When the queue of an event ends.
pub fn queue_ends(begins_at: Instant) -> Instant {
    begins_at - LAST_HOURS
}

/// Until when an offer stands that is made now: so many hours, the night between 22:00 and 08:00 not counted, and not
/// beyond the end of the queue.
pub fn offer_until(now: Instant, hours: i32, begins_at: Instant) -> Instant {
    let mut left = TimeDelta::hours(hours.into());
    let mut date = calendar::date(now);
    let mut at = now.max(calendar::begin(date) + DAY_BEGINS);
    loop {
        let evening = calendar::begin(date) + DAY_ENDS;
        if at < evening && left <= evening - at {
            return (at + left).min(queue_ends(begins_at));
        }
        left -= (evening - at).max(TimeDelta::zero());
        date += TimeDelta::days(1);
        at = calendar::begin(date) + DAY_BEGINS;
    }
}

/// When somebody is reminded of an event; what would be over already is left out.
pub fn reminders(begins_at: Instant, now: Instant) -> Vec<(ReminderKind, Instant)> {
    let at = |kind| match kind {
        ReminderKind::Week => begins_at - TimeDelta::days(7),
        ReminderKind::Day => begins_at - TimeDelta::days(1),
        ReminderKind::Hours => begins_at - TimeDelta::hours(2),
    };
    ReminderKind::ALL.iter().map(|kind| (*kind, at(*kind))).filter(|(_, due)| *due > now).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn an_offer_does_not_run_at_night_and_not_beyond_the_end_of_the_queue() {
        let event = at("2026-03-28T02:00:00Z");
        // 21:00 at the projects: one hour is left of the day, the other two begin at 08:00.
        assert_eq!(offer_until(at("2026-03-02T13:00:00Z"), 3, event), at("2026-03-03T02:00:00Z"));
        // 03:00: all begins at 08:00.
        assert_eq!(offer_until(at("2026-03-02T19:00:00Z"), 3, event), at("2026-03-03T03:00:00Z"));
        // A day of 14 waking hours and ten more.
        assert_eq!(offer_until(at("2026-03-02T00:00:00Z"), 24, event), at("2026-03-03T10:00:00Z"));
        assert_eq!(offer_until(at("2026-03-27T13:30:00Z"), 24, event), at("2026-03-27T23:00:00Z"));
        // 22:00 sharp is night.
        assert_eq!(offer_until(at("2026-03-02T14:00:00Z"), 1, event), at("2026-03-03T01:00:00Z"));
    }

    #[test]
    fn nobody_is_reminded_of_what_is_over() {
        let begins = at("2026-03-10T02:00:00Z");
        let kinds = |now| reminders(begins, at(now)).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
        assert_eq!(kinds("2026-03-01T00:00:00Z"), ReminderKind::ALL);
        assert_eq!(kinds("2026-03-09T12:00:00Z"), [ReminderKind::Hours]);
        assert_eq!(kinds("2026-03-10T01:00:00Z"), []);
    }
}

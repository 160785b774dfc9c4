//! When it is night. Pure.

use std::time::Duration;

use chrono::{TimeDelta, Timelike as _};
use linli_entities::Instant;

/// 03:00 in China, when the fewest read.
const NIGHT_HOUR_UTC: u32 = 19;

/// How long it is until the next night begins.
pub fn until_night(now: Instant) -> Duration {
    let hours = (NIGHT_HOUR_UTC + 24 - now.hour()) % 24;
    let into_hour = TimeDelta::minutes(now.minute().into()) + TimeDelta::seconds(now.second().into());
    let rest = TimeDelta::hours(hours.into()) - into_hour;
    // In the hour of the night itself the next one is a day away.
    let rest = if rest <= TimeDelta::zero() { rest + TimeDelta::days(1) } else { rest };
    rest.to_std().unwrap_or(Duration::from_secs(24 * 60 * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_night_is_at_most_a_day_away() {
        let until = |text: &str| until_night(text.parse().unwrap()).as_secs();
        assert_eq!(until("2026-03-02T18:59:59Z"), 1);
        assert_eq!(until("2026-03-02T19:00:00Z"), 86_400);
        assert_eq!(until("2026-03-02T19:00:01Z"), 86_399);
        assert_eq!(until("2026-03-02T20:30:00Z"), 22 * 3_600 + 1_800);
        assert_eq!(until("2026-03-02T01:00:00Z"), 18 * 3_600);
    }
}

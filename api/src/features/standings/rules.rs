//! Where a member stands. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use poem_openapi::Enum;

/// For how long is looked back.
pub const YEAR: TimeDelta = TimeDelta::days(365);
/// Half of that: the one half is compared with the other.
pub const HALF: TimeDelta = TimeDelta::days(182);
/// Who was not seen for so long is away.
const AWAY: TimeDelta = TimeDelta::days(180);
/// A complaint that is open for so long weighs.
const LONG: TimeDelta = TimeDelta::days(14);
/// Who did so much in a year is at home in the club.
const MATURE: i64 = 6;
/// Who did less than this in half a year did not do enough to do less.
const ENOUGH: i64 = 4;
/// What is rated so, or lower, was bad.
const LOW: i32 = 2;

/// Where somebody stands between joining and leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "MemberStage")]
pub enum Stage {
    /// Joined, and did nothing yet.
    #[oai(rename = "acquired")]
    Acquired,
    /// Does something now and then.
    #[oai(rename = "growing")]
    Growing,
    /// Does much.
    #[oai(rename = "mature")]
    Mature,
    /// Is away, does less than before, or is not content.
    #[oai(rename = "declining")]
    Declining,
    /// Left the club.
    #[oai(rename = "left")]
    Left,
}

/// Why somebody may be about to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "MemberRisk")]
pub enum Risk {
    /// Was not seen for 180 days.
    #[oai(rename = "away")]
    Away,
    /// Did less than half in the last half-year of what they did in the one before.
    #[oai(rename = "does_less")]
    DoesLess,
    /// Rated within a year, with two stars or one, how a complaint was handled.
    #[oai(rename = "low_rating")]
    LowRating,
    /// Has a complaint that is open for more than 14 days.
    #[oai(rename = "long_complaint")]
    LongComplaint,
}

/// What is known of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Since when.
    pub joined_at: Instant,
    /// Whether they left.
    pub left: bool,
    /// When they were seen last.
    pub seen_at: Option<Instant>,
    /// What they did within half a year: posts, events, redemptions, referrals.
    pub deeds: i64,
    /// What they did in the half-year before.
    pub deeds_before: i64,
    /// The lowest rating of how a complaint of theirs was handled, within a year.
    pub rating: Option<i32>,
    /// Since when the oldest of their open complaints waits.
    pub complaint_since: Option<Instant>,
}

/// Why somebody may be about to leave; nothing where nothing says so.
pub fn risks(facts: &Facts, now: Instant) -> Vec<Risk> {
    if facts.left {
        return vec![];
    }
    let last = facts.seen_at.unwrap_or(facts.joined_at).max(facts.joined_at);
    let found = [
        (Risk::Away, now - last >= AWAY),
        (Risk::DoesLess, facts.deeds_before >= ENOUGH && facts.deeds * 2 < facts.deeds_before),
        (Risk::LowRating, facts.rating.is_some_and(|stars| stars <= LOW)),
        (Risk::LongComplaint, facts.complaint_since.is_some_and(|since| now - since > LONG)),
    ];
    found.into_iter().filter(|(_, holds)| *holds).map(|(risk, _)| risk).collect()
}

/// Where a member stands.
pub fn stage(facts: &Facts, now: Instant) -> Stage {
    let risks = risks(facts, now);
    // A complaint that takes long is ours to end: alone it makes nobody one who declines.
    let declines = risks.iter().any(|risk| *risk != Risk::LongComplaint);
    match facts.deeds + facts.deeds_before {
        _ if facts.left => Stage::Left,
        _ if declines => Stage::Declining,
        0 => Stage::Acquired,
        many if many >= MATURE => Stage::Mature,
        _ => Stage::Growing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> (Facts, Instant) {
        let now: Instant = "2026-03-02T01:00:00Z".parse().unwrap();
        let facts = Facts {
            joined_at: now - TimeDelta::days(800),
            left: false,
            seen_at: Some(now - TimeDelta::days(3)),
            deeds: 3,
            deeds_before: 2,
            rating: None,
            complaint_since: None,
        };
        (facts, now)
    }

    #[test]
    fn a_member_grows_from_the_first_deed_on() {
        let (known, now) = facts();
        let with = |deeds| stage(&Facts { deeds, deeds_before: 0, ..known }, now);
        assert_eq!([0, 1, 5, 6].map(with), [Stage::Acquired, Stage::Growing, Stage::Growing, Stage::Mature]);
        assert_eq!(stage(&Facts { left: true, deeds: 9, ..known }, now), Stage::Left);
    }

    #[test]
    fn who_may_be_about_to_leave_is_told_with_why() {
        let (known, now) = facts();
        assert_eq!((risks(&known, now), stage(&known, now)), (vec![], Stage::Growing));
        let away = Facts { seen_at: Some(now - TimeDelta::days(180)), ..known };
        let less = Facts { deeds: 1, deeds_before: 4, ..known };
        let bad = Facts { rating: Some(2), ..known };
        let long = Facts { complaint_since: Some(now - TimeDelta::days(15)), ..known };
        for (facts, risk, expected) in [
            (away, Risk::Away, Stage::Declining),
            (less, Risk::DoesLess, Stage::Declining),
            (bad, Risk::LowRating, Stage::Declining),
            (long, Risk::LongComplaint, Stage::Growing),
        ] {
            assert_eq!((risks(&facts, now), stage(&facts, now)), (vec![risk], expected));
        }
        let new = Facts { joined_at: now - TimeDelta::days(9), seen_at: None, ..known };
        assert_eq!(risks(&new, now), vec![], "who just joined is not away");
        assert_eq!(risks(&Facts { left: true, ..away }, now), vec![], "who left leaves no more");
    }
}

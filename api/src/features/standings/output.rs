//! How standings are shown, to staff.

use linli_entities::Instant;
use linli_entities::membership::MembershipId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Standing;
use super::rules::{Risk, Stage};
use crate::features::accounts::logic::AccountRef;
use crate::features::memberships::rules::number;

/// Where a member stands between joining and leaving, and what that was reckoned from.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MemberStanding {
    /// The membership.
    pub membership_id: MembershipId,
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub account: AccountRef,
    /// Where they stand.
    pub stage: Stage,
    /// Why they may be about to leave; empty where nothing says so.
    pub risks: Vec<Risk>,
    /// Since when they are a member.
    pub joined_at: Instant,
    /// When they were seen last, or did something; null where that is not known.
    pub last_seen_at: Option<Instant>,
    /// What they did within half a year: posts, events, redemptions, referrals.
    pub deed_count: i64,
    /// What they did in the half-year before.
    pub deed_before_count: i64,
    /// The lowest rating of how a complaint of theirs was handled, 1 to 5, of those of a year.
    pub lowest_rating: Option<i32>,
    /// Since when the oldest of their open complaints waits.
    pub complaint_since_at: Option<Instant>,
}

impl From<Standing> for MemberStanding {
    fn from(Standing { row, account, facts, stage, risks }: Standing) -> Self {
        Self {
            membership_id: row.id,
            number: number(row.id),
            account,
            stage,
            risks,
            joined_at: facts.joined_at,
            last_seen_at: facts.seen_at,
            deed_count: facts.deeds,
            deed_before_count: facts.deeds_before,
            lowest_rating: facts.rating,
            complaint_since_at: facts.complaint_since,
        }
    }
}

impl Example for MemberStanding {
    fn example() -> Self {
        Self {
            membership_id: MembershipId(12),
            number: number(MembershipId(12)),
            account: AccountRef::example(),
            stage: Stage::Declining,
            risks: vec![Risk::DoesLess],
            joined_at: Instant::UNIX_EPOCH,
            last_seen_at: Some(Instant::UNIX_EPOCH),
            deed_count: 1,
            deed_before_count: 5,
            lowest_rating: None,
            complaint_since_at: None,
        }
    }
}

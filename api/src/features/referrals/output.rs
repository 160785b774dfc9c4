//! How referrals are shown.

use linli_entities::referral::{ReferralId, ReferralState};
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::input::StepState;
use super::logic;
use super::rules;
use crate::answer::Addressed;
use crate::code::Code;
use crate::features::accounts::logic::AccountRef;
use crate::features::memberships::rules as memberships;

/// Somebody one sent: the public name, where it stands, and one's own points.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SentReferral {
    /// The id.
    pub id: ReferralId,
    /// Who was sent.
    pub referee: AccountRef,
    /// Where it stands.
    pub state: ReferralState,
    /// Since when it is known.
    pub claimed_at: Instant,
    /// While points wait: from which day on they can be spent.
    pub release_on: Option<Date>,
    /// Points that wait.
    pub points_promised: i64,
    /// Points that were given and stand.
    pub points_given: i64,
    /// Points that were taken back.
    pub points_taken_back: i64,
}

impl From<logic::Seen> for SentReferral {
    fn from(seen: logic::Seen) -> Self {
        Self {
            id: seen.row.id,
            referee: seen.referee,
            state: seen.row.state,
            claimed_at: seen.row.claimed_at,
            release_on: seen.row.release_on,
            points_promised: seen.promise.waiting.0,
            points_given: seen.promise.given.0,
            points_taken_back: seen.promise.taken_back.0,
        }
    }
}

impl Example for SentReferral {
    fn example() -> Self {
        Self {
            id: ReferralId(4),
            referee: AccountRef::example(),
            state: ReferralState::Signed,
            claimed_at: Instant::UNIX_EPOCH,
            release_on: Some(Date::default()),
            points_promised: 5_000,
            points_given: 0,
            points_taken_back: 0,
        }
    }
}

/// Who sent the reader, and where it stands.
#[derive(Clone, Debug, Object)]
pub struct ReceivedReferral {
    /// The id.
    pub id: ReferralId,
    /// Who sent.
    pub referrer: AccountRef,
    /// Where it stands.
    pub state: ReferralState,
    /// Since when it is known.
    pub claimed_at: Instant,
}

/// Who sent the reader, and whether they may still say so.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReferralClaim {
    /// The newest referral of the reader; null where nobody sent them.
    pub referral: Option<ReceivedReferral>,
    /// Whether the reader may say now who sent them.
    pub may_claim: bool,
    /// If not, what is in the way: `already_referred`, `already_owner`, `too_late` or `email_not_proven`.
    pub why_not: Option<Code>,
    /// Until when they may.
    pub claim_until_at: Instant,
}

impl From<logic::Claim> for ReferralClaim {
    fn from(logic::Claim { referral, refusal, until }: logic::Claim) -> Self {
        let referral = referral.map(|(row, referrer)| ReceivedReferral {
            id: row.id,
            referrer,
            state: row.state,
            claimed_at: row.claimed_at,
        });
        Self { referral, may_claim: refusal.is_none(), why_not: refusal, claim_until_at: until }
    }
}

impl Addressed for ReferralClaim {
    fn address(&self) -> String {
        "/club/referral-claim".to_owned()
    }
}

impl Example for ReferralClaim {
    fn example() -> Self {
        let referral = ReceivedReferral {
            id: ReferralId(4),
            referrer: AccountRef::example(),
            state: ReferralState::Claimed,
            claimed_at: Instant::UNIX_EPOCH,
        };
        Self {
            referral: Some(referral),
            may_claim: false,
            why_not: Some(Code::AlreadyReferred),
            claim_until_at: Instant::UNIX_EPOCH,
        }
    }
}

/// A referral, for staff.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Referral {
    /// The id.
    pub id: ReferralId,
    /// Who sent.
    pub referrer: AccountRef,
    /// The number of their membership.
    pub referrer_number: String,
    /// Who was sent.
    pub referee: AccountRef,
    /// Where it stands.
    pub state: ReferralState,
    /// The reference of the contract.
    pub reference: Option<String>,
    /// Since when it is known.
    pub claimed_at: Instant,
    /// Who recorded it; null where the one who was sent said so.
    pub recorded_by: Option<AccountRef>,
    /// When the contract was signed.
    pub signed_on: Option<Date>,
    /// While points wait: from which day on they can be spent.
    pub release_on: Option<Date>,
    /// Points that wait.
    pub points_promised: i64,
    /// Points that were given and stand.
    pub points_given: i64,
    /// Points that were taken back.
    pub points_taken_back: i64,
    /// What was recorded of it, oldest first.
    pub steps: Vec<ReferralStep>,
    /// Whether the reader may record a step: not on a referral that they are on either side of.
    pub may_record: bool,
    /// The steps that can follow.
    pub next_states: Vec<StepState>,
    /// Grows with every change.
    pub version: i64,
}

/// A step of a referral.
#[derive(Clone, Debug, Object)]
pub struct ReferralStep {
    /// Where it came to.
    pub state: ReferralState,
    /// On which day.
    pub happened_on: Date,
    /// Who recorded it; null where it came by itself or the one who was sent said so.
    pub recorded_by: Option<AccountRef>,
    /// When.
    pub recorded_at: Instant,
    /// Why, where that had to be said.
    pub reason: Option<String>,
}

impl From<logic::SeenStep> for ReferralStep {
    fn from(logic::SeenStep { row, recorded_by }: logic::SeenStep) -> Self {
        Self {
            state: row.state,
            happened_on: row.happened_on,
            recorded_by,
            recorded_at: row.recorded_at,
            reason: row.reason,
        }
    }
}

impl From<logic::Seen> for Referral {
    fn from(seen: logic::Seen) -> Self {
        Self {
            id: seen.row.id,
            referrer: seen.referrer,
            referrer_number: memberships::number(seen.row.referrer_id),
            referee: seen.referee,
            state: seen.row.state,
            reference: seen.row.reference,
            claimed_at: seen.row.claimed_at,
            recorded_by: seen.recorded_by,
            signed_on: seen.row.signed_on,
            release_on: seen.row.release_on,
            points_promised: seen.promise.waiting.0,
            points_given: seen.promise.given.0,
            points_taken_back: seen.promise.taken_back.0,
            steps: seen.steps.into_iter().map(ReferralStep::from).collect(),
            may_record: seen.may_record,
            next_states: rules::next(seen.row.state).iter().filter_map(|to| StepState::of(*to)).collect(),
            version: seen.row.version,
        }
    }
}

impl Addressed for Referral {
    fn address(&self) -> String {
        format!("/club/referrals/{}", self.id)
    }
}

impl Example for Referral {
    fn example() -> Self {
        let step = ReferralStep {
            state: ReferralState::Signed,
            happened_on: Date::default(),
            recorded_by: Some(AccountRef::example()),
            recorded_at: Instant::UNIX_EPOCH,
            reason: None,
        };
        Self {
            id: ReferralId(4),
            referrer: AccountRef::example(),
            referrer_number: "10000017".to_owned(),
            referee: AccountRef::example(),
            state: ReferralState::Signed,
            reference: Some("HT-2026-0311".to_owned()),
            claimed_at: Instant::UNIX_EPOCH,
            recorded_by: None,
            signed_on: Some(Date::default()),
            release_on: Some(Date::default()),
            points_promised: 5_000,
            points_given: 0,
            points_taken_back: 0,
            steps: vec![step],
            may_record: true,
            next_states: vec![StepState::Cancelled],
            version: 2,
        }
    }
}

/// How often each step was taken, by the day on which it happened. What was cancelled later stays counted where it was.
#[derive(Clone, Copy, Debug, Object)]
pub struct ReferralCounts {
    /// It was told who sent them.
    pub claimed_count: u64,
    /// They came to look.
    pub visited_count: u64,
    /// They reserved a home.
    pub reserved_count: u64,
    /// They signed a contract.
    pub signed_count: u64,
    /// Nothing came of it, or nothing any more.
    pub cancelled_count: u64,
}

impl From<rules::Counts> for ReferralCounts {
    fn from(counts: rules::Counts) -> Self {
        Self {
            claimed_count: counts.claimed,
            visited_count: counts.visited,
            reserved_count: counts.reserved,
            signed_count: counts.signed,
            cancelled_count: counts.cancelled,
        }
    }
}

/// A month of figures.
#[derive(Clone, Copy, Debug, Object)]
pub struct ReferralMonth {
    /// Its first day. Of the first and the last month only the days that were asked for count.
    pub month_on: Date,
    /// What happened in it.
    pub counts: ReferralCounts,
}

/// Figures of referrals.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ReferralFigures {
    /// What happened in these days.
    pub total: ReferralCounts,
    /// The same by month, oldest first.
    pub months: Vec<ReferralMonth>,
    /// Homes that were confirmed as bought in these days: of what is recorded here, not of all that was sold.
    pub home_count: u64,
    /// Those of them that somebody bought who was sent, by a contract that stands.
    pub referred_home_count: u64,
    /// What share that is, in percent; null where no home was confirmed.
    pub referred_percent: Option<f64>,
}

impl From<logic::Figures> for ReferralFigures {
    fn from(figures: logic::Figures) -> Self {
        let months = figures.months.into_iter();
        let percent = figures.referred_homes as f64 * 100.0 / figures.homes as f64;
        Self {
            total: figures.total.into(),
            months: months
                .map(|(month_on, counts)| ReferralMonth { month_on, counts: counts.into() })
                .collect(),
            home_count: figures.homes,
            referred_home_count: figures.referred_homes,
            referred_percent: (figures.homes > 0).then_some(percent),
        }
    }
}

impl Example for ReferralFigures {
    fn example() -> Self {
        let counts = ReferralCounts {
            claimed_count: 41,
            visited_count: 28,
            reserved_count: 12,
            signed_count: 9,
            cancelled_count: 3,
        };
        Self {
            total: counts,
            months: vec![ReferralMonth { month_on: Date::default(), counts }],
            home_count: 25,
            referred_home_count: 8,
            referred_percent: Some(32.0),
        }
    }
}

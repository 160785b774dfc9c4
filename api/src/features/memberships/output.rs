//! How the club and its members are shown.

use linli_entities::adjustment::{AdjustmentId, AdjustmentState};
use linli_entities::club_tier;
use linli_entities::membership::MembershipId;
use linli_entities::{Date, Instant};
use poem_openapi::types::Example;
use poem_openapi::{ApiResponse, Object};

use super::input::{ClubInput, TierInput};
use super::logic::adjustments::SeenAdjustment;
use super::logic::{Seen, SeenClub, SeenMember};
use super::rules;
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::points::output::{ExpiringPoints, PointBalance};

/// The club, as everybody may know it.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Club {
    /// Grows when the terms change: whoever joins says which version they agreed to.
    pub terms_version: i32,
    /// The terms, as sanitised HTML.
    pub terms_html: String,
    /// For how many months points last.
    pub points_last_months: i32,
    /// Within how many months points count for a tier.
    pub tier_window_months: i32,
    /// By how many minutes the clock of the club is ahead of UTC: days of the club begin by it.
    pub utc_offset_minutes: i32,
    /// The tiers, lowest first.
    pub tiers: Vec<Tier>,
    /// Grows with every change.
    pub version: i64,
}

/// A tier of the club.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Tier {
    /// Its word.
    pub code: String,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// From how many points on that were earned within the window.
    pub threshold: i64,
    /// What it brings, as sanitised HTML.
    pub benefits_html: String,
}

impl From<club_tier::Model> for Tier {
    fn from(row: club_tier::Model) -> Self {
        let club_tier::Model { code, name_zh, name_en, threshold, benefits_html, .. } = row;
        Self { code, name_zh, name_en, threshold, benefits_html }
    }
}

impl Example for Tier {
    fn example() -> Self {
        Self {
            code: "gold".to_owned(),
            name_zh: "金卡会员".to_owned(),
            name_en: "Gold".to_owned(),
            threshold: 2_000,
            benefits_html: "<ul>\n<li>生日礼</li>\n</ul>\n".to_owned(),
        }
    }
}

impl From<SeenClub> for Club {
    fn from(SeenClub { row, tiers }: SeenClub) -> Self {
        Self {
            terms_version: row.terms_version,
            terms_html: row.terms_html,
            points_last_months: row.points_last_months,
            tier_window_months: row.tier_window_months,
            utc_offset_minutes: row.utc_offset_minutes,
            tiers: tiers.into_iter().map(Tier::from).collect(),
            version: row.version,
        }
    }
}

impl Example for Club {
    fn example() -> Self {
        Self {
            terms_version: 1,
            terms_html: "<p>积分自获得之日起两年内有效。</p>\n".to_owned(),
            points_last_months: 24,
            tier_window_months: 12,
            utc_offset_minutes: 480,
            tiers: vec![Tier::example()],
            version: 1,
        }
    }
}

/// How the club is run, for whoever runs it.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ClubSettings {
    /// What `PUT /club` takes.
    pub settings: ClubInput,
    /// Grows when the terms change.
    pub terms_version: i32,
    /// Grows with every change.
    pub version: i64,
}

impl From<SeenClub> for ClubSettings {
    fn from(SeenClub { row, tiers }: SeenClub) -> Self {
        let tiers = tiers.into_iter().map(|tier| TierInput {
            code: tier.code,
            name_zh: tier.name_zh,
            name_en: tier.name_en,
            threshold: tier.threshold,
            benefits_markdown: tier.benefits_markdown,
        });
        let settings = ClubInput {
            terms_markdown: row.terms_markdown,
            points_last_months: row.points_last_months,
            refund_grace_days: row.refund_grace_days,
            tier_window_months: row.tier_window_months,
            utc_offset_minutes: row.utc_offset_minutes,
            adjustment_max: row.adjustment_max,
            tiers: tiers.collect(),
        };
        Self { settings, terms_version: row.terms_version, version: row.version }
    }
}

impl Example for ClubSettings {
    fn example() -> Self {
        Self { settings: ClubInput::example(), terms_version: 1, version: 1 }
    }
}

/// Which tier somebody has, and how far the next one is.
#[derive(Clone, Debug, Object)]
pub struct TierStanding {
    /// The tier.
    pub tier: Tier,
    /// What was earned within the window, whatever was spent of it.
    pub qualifying_points: i64,
    /// The first day of the window.
    pub window_from_on: Date,
    /// The next tier; null for the highest.
    pub next: Option<Tier>,
    /// How many points are missing for it.
    pub points_to_next: Option<i64>,
}

/// A membership, for the member and for whoever runs the club.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Membership {
    /// The id.
    pub id: MembershipId,
    /// The number, in eight digits.
    pub number: String,
    /// Whose it is.
    pub account: AccountRef,
    /// Since when.
    pub joined_at: Instant,
    /// Until when; null for members.
    pub left_at: Option<Instant>,
    /// Month and day, where it was told.
    pub birthday: Option<String>,
    /// What there is.
    pub points: PointBalance,
    /// What expires when, soonest first: the next 24 days of expiry.
    pub expiring: Vec<ExpiringPoints>,
    /// The tier.
    pub tier: TierStanding,
    /// With which others say who sent them.
    pub referral_code: String,
    /// Grows with every change of the membership itself.
    pub version: i64,
}

impl From<Seen> for Membership {
    fn from(seen: Seen) -> Self {
        let missing = seen.next.as_ref().map(|next| next.threshold - seen.qualifying.0);
        Self {
            id: seen.row.id,
            number: rules::number(seen.row.id),
            account: seen.account,
            joined_at: seen.row.joined_at,
            left_at: seen.row.left_at,
            birthday: seen.row.birthday,
            points: seen.balance.into(),
            expiring: seen.expiring.into_iter().map(ExpiringPoints::from).collect(),
            tier: TierStanding {
                tier: seen.tier.into(),
                qualifying_points: seen.qualifying.0,
                window_from_on: seen.window_from,
                next: seen.next.map(Tier::from),
                points_to_next: missing,
            },
            referral_code: seen.row.referral_code,
            version: seen.row.version,
        }
    }
}

impl Example for Membership {
    fn example() -> Self {
        Self {
            id: MembershipId(17),
            number: "10000017".to_owned(),
            account: AccountRef::example(),
            joined_at: Instant::UNIX_EPOCH,
            left_at: None,
            birthday: Some("02-29".to_owned()),
            points: PointBalance::example(),
            expiring: vec![ExpiringPoints { expires_on: Date::default(), points: 80 }],
            tier: TierStanding {
                tier: Tier::example(),
                qualifying_points: 2_150,
                window_from_on: Date::default(),
                next: None,
                points_to_next: None,
            },
            referral_code: "K7Q2M9XD".to_owned(),
            version: 1,
        }
    }
}

/// A membership in a list.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ClubMember {
    /// The id.
    pub id: MembershipId,
    /// The number.
    pub number: String,
    /// Whose it is.
    pub account: AccountRef,
    /// Since when.
    pub joined_at: Instant,
    /// Until when; null for members.
    pub left_at: Option<Instant>,
    /// What there is.
    pub points: PointBalance,
    /// The word of the tier.
    pub tier_code: String,
}

impl From<SeenMember> for ClubMember {
    fn from(seen: SeenMember) -> Self {
        Self {
            id: seen.row.id,
            number: rules::number(seen.row.id),
            account: seen.account,
            joined_at: seen.row.joined_at,
            left_at: seen.row.left_at,
            points: seen.balance.into(),
            tier_code: seen.tier,
        }
    }
}

impl Example for ClubMember {
    fn example() -> Self {
        Self {
            id: MembershipId(17),
            number: "10000017".to_owned(),
            account: AccountRef::example(),
            joined_at: Instant::UNIX_EPOCH,
            left_at: None,
            points: PointBalance::example(),
            tier_code: "gold".to_owned(),
        }
    }
}

/// Points that are given or taken by hand.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Adjustment {
    /// The id.
    pub id: AdjustmentId,
    /// Whose points.
    pub membership_id: MembershipId,
    /// The number of that membership.
    pub number: String,
    /// Whose it is.
    pub account: AccountRef,
    /// How many; below zero where they are taken.
    pub points: i64,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: AdjustmentState,
    /// Who proposed it; null for the command line.
    pub proposed_by: Option<AccountRef>,
    /// When.
    pub proposed_at: Instant,
    /// Who decided.
    pub decided_by: Option<AccountRef>,
    /// When.
    pub decided_at: Option<Instant>,
    /// Whether the reader may decide: not on what one proposed, nor on one's own points.
    pub may_decide: bool,
}

impl From<SeenAdjustment> for Adjustment {
    fn from(seen: SeenAdjustment) -> Self {
        Self {
            id: seen.row.id,
            membership_id: seen.row.membership_id,
            number: rules::number(seen.row.membership_id),
            account: seen.account,
            points: seen.row.points,
            reason: seen.row.reason,
            state: seen.row.state,
            proposed_by: seen.proposed_by,
            proposed_at: seen.row.proposed_at,
            decided_by: seen.decided_by,
            decided_at: seen.row.decided_at,
            may_decide: seen.may_decide,
        }
    }
}

impl Addressed for Membership {
    fn address(&self) -> String {
        "/club/membership".to_owned()
    }
}

impl Example for Adjustment {
    fn example() -> Self {
        Self {
            id: AdjustmentId(5),
            membership_id: MembershipId(17),
            number: "10000017".to_owned(),
            account: AccountRef::example(),
            points: 200,
            reason: "活动现场签到机故障，补记积分".to_owned(),
            state: AdjustmentState::Proposed,
            proposed_by: Some(AccountRef::example()),
            proposed_at: Instant::UNIX_EPOCH,
            decided_by: None,
            decided_at: None,
            may_decide: true,
        }
    }
}

/// A statement for spreadsheets.
#[derive(ApiResponse)]
pub enum StatementTable {
    /// CSV in UTF-8 with a byte order mark, oldest line first, at most 10 000; the names of columns are those of the lines
    /// in JSON, and `what` says in words what happened.
    #[oai(status = 200, content_type = "text/csv; charset=utf-8")]
    Table(
        poem_openapi::payload::PlainText<String>,
        /// Under which name to keep it.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

impl StatementTable {
    /// The table.
    pub fn of(text: String) -> Self {
        let name = "attachment; filename=\"points.csv\"".to_owned();
        Self::Table(poem_openapi::payload::PlainText(text), name)
    }
}

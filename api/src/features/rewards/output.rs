//! How rewards and redemptions are shown.

use linli_entities::Instant;
use linli_entities::membership::MembershipId;
use linli_entities::redemption::{RedemptionId, RedemptionState};
use linli_entities::reward::{RewardId, RewardState};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic;
use super::logic::redeeming::SeenRedemption;
use crate::answer::Addressed;
use crate::code::Code;
use crate::features::accounts::logic::AccountRef;

/// What points can be redeemed for.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Reward {
    /// The id.
    pub id: RewardId,
    /// What it is.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
    /// For how many points.
    pub points: i64,
    /// How many are left; null for as many as are wanted.
    pub stock_left: Option<i64>,
    /// How many one member gets at most.
    pub member_max: Option<i32>,
    /// From when on it can be redeemed.
    pub from_at: Option<Instant>,
    /// Until when.
    pub until_at: Option<Instant>,
    /// For how many days a voucher can be used.
    pub voucher_days: i32,
    /// Where it stands.
    pub state: RewardState,
    /// Whether the reader may redeem it now.
    pub may_redeem: bool,
    /// If not, what is in the way: `not_on_offer`, `not_a_member`, `limit_reached`, `out_of_stock` or
    /// `not_enough_points`.
    pub why_not: Option<Code>,
    /// Grows with every change, also when a piece goes.
    pub version: i64,
}

impl From<logic::Seen> for Reward {
    fn from(logic::Seen { row, refusal }: logic::Seen) -> Self {
        Self {
            id: row.id,
            title: row.title,
            markdown: row.markdown,
            html: row.html,
            points: row.points,
            stock_left: row.stock_left,
            member_max: row.member_max,
            from_at: row.from_at,
            until_at: row.until_at,
            voucher_days: row.voucher_days,
            state: row.state,
            may_redeem: refusal.is_none(),
            why_not: refusal,
            version: row.version,
        }
    }
}

impl Addressed for Reward {
    fn address(&self) -> String {
        format!("/club/rewards/{}", self.id)
    }
}

impl Example for Reward {
    fn example() -> Self {
        Self {
            id: RewardId(3),
            title: "家庭保洁两小时".to_owned(),
            markdown: "预约后三天内上门。".to_owned(),
            html: "<p>预约后三天内上门。</p>\n".to_owned(),
            points: 800,
            stock_left: Some(88),
            member_max: Some(2),
            from_at: None,
            until_at: None,
            voucher_days: 90,
            state: RewardState::Offered,
            may_redeem: true,
            why_not: None,
            version: 1,
        }
    }
}

/// A reward that a member redeemed, with its voucher.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Redemption {
    /// The id.
    pub id: RedemptionId,
    /// The reward.
    pub reward_id: RewardId,
    /// What that is called.
    pub title: String,
    /// Whose it is.
    pub membership_id: MembershipId,
    /// The number of that membership.
    pub number: String,
    /// Whose that is.
    pub account: AccountRef,
    /// For how many points; 0 where it was won.
    pub points: i64,
    /// The code of the voucher: whoever shows it gets the reward, once.
    pub code: String,
    /// Where it stands.
    pub state: RedemptionState,
    /// When it was redeemed.
    pub redeemed_at: Instant,
    /// Until when the voucher can be used, this instant included.
    pub use_by_at: Instant,
    /// Whether that time is over and it was not used.
    pub overdue: bool,
    /// When it was used.
    pub used_at: Option<Instant>,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// Whether the reader may cancel it.
    pub may_cancel: bool,
}

impl From<SeenRedemption> for Redemption {
    fn from(seen: SeenRedemption) -> Self {
        Self {
            overdue: seen.row.state == RedemptionState::Issued && seen.now > seen.row.use_by_at,
            id: seen.row.id,
            reward_id: seen.row.reward_id,
            title: seen.title,
            membership_id: seen.row.membership_id,
            number: seen.number,
            account: seen.account,
            points: seen.row.transaction_id.map_or(0, |_| seen.row.points),
            code: seen.row.code,
            state: seen.row.state,
            redeemed_at: seen.row.redeemed_at,
            use_by_at: seen.row.use_by_at,
            used_at: seen.row.used_at,
            cancelled_at: seen.row.cancelled_at,
            may_cancel: seen.may_cancel,
        }
    }
}

impl Example for Redemption {
    fn example() -> Self {
        Self {
            id: RedemptionId(12),
            reward_id: RewardId(3),
            title: "家庭保洁两小时".to_owned(),
            membership_id: MembershipId(17),
            number: "10000017".to_owned(),
            account: AccountRef::example(),
            points: 800,
            code: "K7Q2M9XDP4TN".to_owned(),
            state: RedemptionState::Issued,
            redeemed_at: Instant::UNIX_EPOCH,
            use_by_at: Instant::UNIX_EPOCH,
            overdue: false,
            used_at: None,
            cancelled_at: None,
            may_cancel: true,
        }
    }
}

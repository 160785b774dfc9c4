//! Whether a reward can be redeemed, and what a voucher is good for. Pure.

use linli_entities::redemption::{self, RedemptionState};
use linli_entities::reward::{self, RewardState};
use linli_entities::{Instant, membership};

use crate::code::Code;
use crate::features::points::rules::Points;

/// The longest title, in characters.
pub const TITLE_MAX: usize = 80;
/// The longest text, in characters.
pub const TEXT_MAX: usize = 10_000;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;
/// Rewards, at most.
pub const REWARDS_MAX: u64 = 500;
/// Characters of the code of a voucher.
pub const CODE_CHARS: usize = 12;

/// A reward as it is to be.
#[derive(Clone, Debug)]
pub struct NewReward {
    /// What it is.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// For how many points.
    pub points: i64,
    /// How many are left.
    pub stock_left: Option<i64>,
    /// How many one member gets at most.
    pub member_max: Option<i32>,
    /// From when on.
    pub from_at: Option<Instant>,
    /// Until when.
    pub until_at: Option<Instant>,
    /// For how many days a voucher can be used.
    pub voucher_days: i32,
    /// Where it stands.
    pub state: RewardState,
}

/// How a reader stands to rewards.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// The membership.
    pub member: Option<membership::Model>,
    /// What can be spent.
    pub available: Points,
}

/// Why a reward can not be redeemed, if it can not. `had` is how many this member has.
pub fn refusal(row: &reward::Model, reader: &Reader, had: u64, now: Instant) -> Option<Code> {
    let begun = row.from_at.is_none_or(|at| at <= now);
    let over = row.until_at.is_some_and(|at| at <= now);
    if row.state != RewardState::Offered || !begun || over {
        return Some(Code::NotOnOffer);
    }
    if reader.member.is_none() {
        return Some(Code::NotAMember);
    }
    if row.member_max.is_some_and(|max| had >= u64::try_from(max).unwrap_or(0)) {
        return Some(Code::LimitReached);
    }
    if row.stock_left == Some(0) {
        return Some(Code::OutOfStock);
    }
    (reader.available.0 < row.points).then_some(Code::NotEnoughPoints)
}

/// Whether a voucher can be used now.
///
/// # Errors
/// [`Code::WrongState`] where it was used or cancelled, [`Code::TooLate`] where its time is over.
pub fn demand_usable(row: &redemption::Model, now: Instant) -> Result<(), Code> {
    match row.state {
        RedemptionState::Issued if now > row.use_by_at => Err(Code::TooLate),
        RedemptionState::Issued => Ok(()),
        RedemptionState::Used | RedemptionState::Cancelled => Err(Code::WrongState),
    }
}

/// A code as it is stored, however it was typed.
pub fn code(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_uppercase()
}

#[cfg(test)]
mod tests {
    use linli_entities::account::AccountId;
    use linli_entities::membership::MembershipId;
    use linli_entities::reward::RewardId;

    use super::*;

    fn reward() -> reward::Model {
        reward::Model {
            id: RewardId(1),
            title: String::new(),
            markdown: String::new(),
            html: String::new(),
            points: 100,
            stock_left: Some(1),
            member_max: Some(2),
            from_at: None,
            until_at: Instant::from_timestamp_micros(1_000),
            voucher_days: 30,
            state: RewardState::Offered,
            version: 1,
            created_at: Instant::UNIX_EPOCH,
        }
    }

    #[test]
    fn whoever_can_not_redeem_hears_what_is_in_the_way() {
        let member = membership::Model {
            id: MembershipId(1),
            account_id: AccountId(1),
            referral_code: String::new(),
            terms_version: 1,
            birthday: None,
            joined_at: Instant::UNIX_EPOCH,
            left_at: None,
            version: 1,
        };
        let rich = Reader { member: Some(member), available: Points(100) };
        let now = Instant::UNIX_EPOCH;
        assert_eq!(refusal(&reward(), &rich, 0, now), None);
        assert_eq!(refusal(&reward(), &Reader::default(), 0, now), Some(Code::NotAMember));
        assert_eq!(refusal(&reward(), &rich, 2, now), Some(Code::LimitReached));
        assert_eq!(
            refusal(&reward::Model { stock_left: Some(0), ..reward() }, &rich, 0, now),
            Some(Code::OutOfStock)
        );
        let poor = Reader { available: Points(99), ..rich.clone() };
        assert_eq!(refusal(&reward(), &poor, 0, now), Some(Code::NotEnoughPoints));
        let late = Instant::from_timestamp_micros(1_000).expect("an instant");
        assert_eq!(refusal(&reward(), &rich, 0, late), Some(Code::NotOnOffer));
        assert_eq!(code(" k7q2-m9xd "), "K7Q2M9XD");
    }
}

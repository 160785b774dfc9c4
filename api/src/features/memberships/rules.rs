//! The terms of the club, tiers, and who may adjust. Pure.

use linli_entities::account::AccountId;
use linli_entities::adjustment::{self, AdjustmentState};
use linli_entities::club_tier;
use linli_entities::membership::MembershipId;

use crate::code::Code;
use crate::error::Error;
use crate::features::points::rules::Points;

/// The longest terms and benefits, in characters.
pub const MARKDOWN_MAX: usize = 20_000;
/// The longest name of a tier, in characters.
pub const NAME_MAX: usize = 30;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;
/// Tiers, at most.
pub const TIERS_MAX: usize = 12;
/// What somebody proposes within thirty days, in adjustments of the largest size.
pub const ADJUSTMENTS_OF_A_MONTH: i64 = 10;
/// The number of the first membership is one more.
const NUMBERS_FROM: i64 = 10_000_000;

/// How the club is to be run.
#[derive(Clone, Debug)]
pub struct NewClub {
    /// The terms, in Markdown.
    pub terms: String,
    /// For how many months points last.
    pub points_last_months: i32,
    /// For how many days points last that come back late.
    pub refund_grace_days: i32,
    /// Within how many months points count for a tier.
    pub tier_window_months: i32,
    /// By how many minutes the clock of the club is ahead of UTC.
    pub utc_offset_minutes: i32,
    /// How many points one adjustment moves at most.
    pub adjustment_max: i64,
    /// The tiers, lowest first.
    pub tiers: Vec<NewTier>,
}

/// A tier that is to be.
#[derive(Clone, Debug)]
pub struct NewTier {
    /// Its word.
    pub code: String,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// From how many points on.
    pub threshold: i64,
    /// What it brings, in Markdown.
    pub benefits: String,
}

/// Who joins.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// The version of the terms that was agreed to.
    pub terms_version: i32,
    /// Month and day, `02-29`.
    pub birthday: Option<String>,
    /// The code of whoever sent them.
    pub referral_code: Option<String>,
}

/// Points that somebody wants to give or take.
#[derive(Clone, Debug)]
pub struct NewAdjustment {
    /// How many.
    pub points: i64,
    /// Why.
    pub reason: String,
}

/// Reads a month and day; 29 February is one.
///
/// # Errors
/// [`Code::Malformed`].
pub fn birthday(text: &str) -> Result<String, Code> {
    let is_shaped = text.len() == 5 && text.bytes().enumerate().all(|(i, b)| (i == 2) == (b == b'-'));
    let is_day = format!("2028-{text}").parse::<linli_entities::Date>().is_ok();
    if is_shaped && is_day { Ok(text.to_owned()) } else { Err(Code::Malformed) }
}

/// The number of a membership.
pub fn number(id: MembershipId) -> String {
    (NUMBERS_FROM + id.0).to_string()
}

/// The membership of a number.
pub fn of_number(text: &str) -> Option<MembershipId> {
    let number: i64 = text.trim().parse().ok()?;
    (number > NUMBERS_FROM).then(|| MembershipId(number - NUMBERS_FROM))
}

/// A code to send others with as it is stored, however it is typed.
pub fn code(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}

/// The tier of somebody who earned so much in the window, and the next one. Tiers are given lowest first, the first from
/// nothing on.
pub fn tier(
    tiers: &[club_tier::Model],
    earned: Points,
) -> Option<(&club_tier::Model, Option<&club_tier::Model>)> {
    let reached = tiers.iter().rposition(|tier| tier.threshold <= earned.0.max(0))?;
    Some((&tiers[reached], tiers.get(reached + 1)))
}

/// Whether somebody may decide on an adjustment of a member's points.
///
/// # Errors
/// [`Code::WrongState`] where it was decided; [`Code::Involved`] to who proposed it and to the member.
pub fn demand_decider(
    row: &adjustment::Model,
    member: AccountId,
    by: Option<AccountId>,
) -> Result<(), Error> {
    if by.is_some() && (row.proposed_by == by || by == Some(member)) {
        return Err(Error::Forbidden(Code::Involved));
    }
    if row.state != AdjustmentState::Proposed {
        return Err(Error::Conflict(Code::WrongState));
    }
    Ok(())
}

/// Whether somebody who proposed so much within thirty days may propose this.
///
/// # Errors
/// [`Code::OverLimit`].
pub fn demand_within(points: i64, max: i64, before: i64) -> Result<(), Error> {
    let many = points.saturating_abs();
    if many > max || before.saturating_add(many) > max.saturating_mul(ADJUSTMENTS_OF_A_MONTH) {
        return Err(Error::Forbidden(Code::OverLimit));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ladder() -> Vec<club_tier::Model> {
        [("member", 0), ("silver", 100), ("gold", 500)]
            .map(|(code, threshold)| club_tier::Model {
                code: code.to_owned(),
                name_zh: String::new(),
                name_en: String::new(),
                threshold,
                benefits_markdown: String::new(),
                benefits_html: String::new(),
            })
            .to_vec()
    }

    #[test]
    fn a_tier_is_reached_at_its_threshold_and_the_last_has_no_next() {
        let tiers = ladder();
        for (earned, at, next) in [
            (-5, "member", Some("silver")),
            (99, "member", Some("silver")),
            (100, "silver", Some("gold")),
            (9_999, "gold", None),
        ] {
            let (tier, after) = tier(&tiers, Points(earned)).expect("a tier");
            assert_eq!((tier.code.as_str(), after.map(|tier| tier.code.as_str())), (at, next), "{earned}");
        }
    }

    #[test]
    fn c42_the_29th_of_february_is_a_birthday_and_the_30th_is_none() {
        assert_eq!(birthday("02-29").as_deref(), Ok("02-29"));
        for wrong in ["02-30", "13-01", "2-29", "02/29", "00-10", "é-01"] {
            assert_eq!(birthday(wrong), Err(Code::Malformed), "{wrong}");
        }
    }

    #[test]
    fn a_number_leads_back_to_its_membership() {
        assert_eq!(of_number(&number(MembershipId(17))), Some(MembershipId(17)));
        assert_eq!(of_number("10000000"), None);
        assert_eq!(of_number("17"), None);
    }

    #[test]
    fn a_code_is_one_however_it_is_typed() {
        assert_eq!(code(" k7q2-m9xd\n"), "K7Q2M9XD");
        assert_eq!(code("\u{0}码"), "");
    }

    #[test]
    fn c50_many_small_adjustments_meet_a_limit_as_one_large_one_does() {
        assert!(demand_within(-100, 100, 0).is_ok());
        assert!(demand_within(101, 100, 0).is_err());
        assert!(demand_within(1, 100, 1_000).is_err());
        assert!(demand_within(i64::MAX, i64::MAX, 0).is_ok());
    }
}

//! What is sent about the club and its members.

use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{
    self, MARKDOWN_MAX, NAME_MAX, NewAdjustment, NewClub, NewMember, NewTier, REASON_MAX, TIERS_MAX,
};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// How the club is to be run.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ClubInput {
    /// The terms, in Markdown. Other terms get another version.
    pub terms_markdown: String,
    /// For how many months points last: 1 to 120. Points that came before last as long as was said then.
    pub points_last_months: i32,
    /// For how many days points last that come back after they would have expired: 0 to 365.
    pub refund_grace_days: i32,
    /// Within how many months points count for a tier: 1 to 36.
    pub tier_window_months: i32,
    /// By how many minutes the clock of the club is ahead of UTC; 480 in China.
    pub utc_offset_minutes: i32,
    /// How many points one adjustment moves at most; one person proposes ten times as many within thirty days.
    pub adjustment_max: i64,
    /// The tiers, lowest first; the first from 0 points on. At most 12.
    pub tiers: Vec<TierInput>,
}

/// A tier.
#[derive(Clone, Debug, Object)]
pub struct TierInput {
    /// Its word, such as `gold`.
    pub code: String,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// From how many points on that were earned within the window.
    pub threshold: i64,
    /// What it brings, in Markdown.
    pub benefits_markdown: String,
}

/// Who joins.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MemberInput {
    /// The version of the terms that was read and agreed to.
    pub terms_version: i32,
    /// Month and day, such as `02-29`.
    pub birthday: Option<String>,
    /// The code of the member who sent them, as `claim_referral` takes it.
    pub referral_code: Option<String>,
}

/// Points that are to be given or taken.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AdjustmentInput {
    /// How many; below zero to take them. Not 0.
    pub points: i64,
    /// Why, at most 500 characters. The member reads it.
    pub reason: String,
}

impl TryFrom<ClubInput> for NewClub {
    type Error = Error;

    fn try_from(input: ClubInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let tiers = tiers(&mut fields, input.tiers);
        let new = Self {
            terms: fields.prose_or_empty("/terms_markdown", &input.terms_markdown, MARKDOWN_MAX),
            points_last_months: fields.number("/points_last_months", input.points_last_months, 1..=120),
            refund_grace_days: fields.number("/refund_grace_days", input.refund_grace_days, 0..=365),
            tier_window_months: fields.number("/tier_window_months", input.tier_window_months, 1..=36),
            utc_offset_minutes: fields.number("/utc_offset_minutes", input.utc_offset_minutes, -720..=840),
            adjustment_max: input.adjustment_max,
            tiers,
        };
        if !(1..=1_000_000_000).contains(&new.adjustment_max) {
            fields.refuse("/adjustment_max", Code::OutOfRange);
        }
        fields.finish(new)
    }
}

fn tiers(fields: &mut Fields, tiers: Vec<TierInput>) -> Vec<NewTier> {
    if tiers.is_empty() {
        fields.refuse("/tiers", Code::Required);
    }
    if tiers.len() > TIERS_MAX {
        fields.refuse("/tiers", Code::TooMany);
    }
    let mut read: Vec<NewTier> = vec![];
    for (index, tier) in tiers.into_iter().take(TIERS_MAX).enumerate() {
        let at = |field: &str| format!("/tiers/{index}/{field}");
        let lowest = read.last().map_or(0, |before| before.threshold + 1);
        let is_first = index == 0;
        if tier.threshold < lowest || (is_first && tier.threshold != 0) || tier.threshold > 1_000_000_000 {
            fields.refuse(&at("threshold"), Code::OutOfRange);
        }
        if read.iter().any(|before| before.code == tier.code) {
            fields.refuse(&at("code"), Code::NameNotUnique);
        }
        read.push(NewTier {
            code: fields.slug(&at("code"), &tier.code),
            name_zh: fields.line(&at("name_zh"), &tier.name_zh, NAME_MAX),
            name_en: fields.line(&at("name_en"), &tier.name_en, NAME_MAX),
            threshold: tier.threshold.clamp(0, 1_000_000_000),
            benefits: fields.prose_or_empty(&at("benefits_markdown"), &tier.benefits_markdown, MARKDOWN_MAX),
        });
    }
    read
}

impl TryFrom<MemberInput> for NewMember {
    type Error = Error;

    fn try_from(input: MemberInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let birthday = input.birthday.filter(|text| !text.is_empty());
        let birthday = birthday.and_then(|text| fields.parsed("/birthday", rules::birthday(&text)));
        let referral_code = input.referral_code.filter(|text| !text.trim().is_empty());
        fields.finish(Self { terms_version: input.terms_version, birthday, referral_code })
    }
}

impl TryFrom<AdjustmentInput> for NewAdjustment {
    type Error = Error;

    fn try_from(input: AdjustmentInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        if input.points == 0 {
            fields.refuse("/points", Code::OutOfRange);
        }
        let reason = fields.prose("/reason", &input.reason, REASON_MAX);
        fields.finish(Self { points: input.points, reason })
    }
}

impl Example for ClubInput {
    fn example() -> Self {
        let tier = |code: &str, zh: &str, en: &str, threshold| TierInput {
            code: code.to_owned(),
            name_zh: zh.to_owned(),
            name_en: en.to_owned(),
            threshold,
            benefits_markdown: "- 生日礼\n- 优先参加看房团".to_owned(),
        };
        Self {
            terms_markdown: "积分自获得之日起两年内有效。".to_owned(),
            points_last_months: 24,
            refund_grace_days: 30,
            tier_window_months: 12,
            utc_offset_minutes: 480,
            adjustment_max: 10_000,
            tiers: vec![tier("member", "会员", "Member", 0), tier("gold", "金卡会员", "Gold", 2_000)],
        }
    }
}

impl Example for MemberInput {
    fn example() -> Self {
        Self { terms_version: 1, birthday: Some("02-29".to_owned()), referral_code: None }
    }
}

impl Example for AdjustmentInput {
    fn example() -> Self {
        Self { points: 200, reason: "活动现场签到机故障，补记积分".to_owned() }
    }
}

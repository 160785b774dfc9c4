//! How trust is shown: to the account itself, and to moderators.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::trust::TrustLevel;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Standing;
use super::rules::{Acts, Limits, Need};
use crate::features::accounts::output::AccountRef;

/// How far an account is trusted, and why.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Trust {
    /// The account.
    pub account_id: AccountId,
    /// Its level.
    pub level: TrustLevel,
    /// That it is pinned; null where it follows from what the account did. Told to moderators.
    pub pin: Option<TrustPin>,
    /// What counts of what the account did; null to moderators, who do not read all that it wrote.
    pub acts: Option<TrustActs>,
    /// What the next level takes; null above the highest, and where it is pinned.
    pub next: Option<TrustNeed>,
    /// What the account may do at most.
    pub limits: TrustLimits,
}

/// That a level is pinned.
#[derive(Clone, Debug, Object)]
pub struct TrustPin {
    /// By whom; null for the command line.
    pub by: Option<AccountRef>,
    /// Why.
    pub reason: String,
    /// Since when.
    pub pinned_at: Instant,
}

/// What counts of what an account did.
#[derive(Clone, Copy, Debug, Object)]
pub struct TrustActs {
    /// Whole days since it was made.
    pub days: i64,
    /// Whether its e-mail address or number is proven.
    pub proven: bool,
    /// Posts that stand, of the newest 1000.
    pub post_count: i64,
    /// Likes of them.
    pub like_count: i64,
    /// Topics that it has read, up to 100.
    pub read_count: i64,
    /// Its posts that moderators removed because they were flagged, in the last 180 days.
    pub upheld_count: i64,
}

/// What a level takes.
#[derive(Clone, Copy, Debug, Object)]
pub struct TrustNeed {
    /// The level.
    pub level: TrustLevel,
    /// Days since the account was made.
    pub days: i64,
    /// Posts that stand.
    pub post_count: i64,
    /// Likes of them.
    pub like_count: i64,
    /// Topics that were read.
    pub read_count: i64,
}

/// What an account may do at most.
#[derive(Clone, Copy, Debug, Object)]
pub struct TrustLimits {
    /// Whether topics and posts are paced: 20 topics and 50 posts at once, and as many more in a day.
    pub paced: bool,
    /// Links to elsewhere in one post; null where there is no limit.
    pub link_max: Option<i64>,
    /// Pictures in one post; null where there is no limit but that of all posts.
    pub picture_max: Option<i64>,
}

impl From<Standing> for Trust {
    fn from(standing: Standing) -> Self {
        let Standing { account_id, level, pin, acts, next, limits } = standing;
        Self {
            account_id,
            level,
            pin: pin.map(|(by, reason, pinned_at)| TrustPin { by, reason, pinned_at }),
            acts: acts.map(TrustActs::from),
            next: next.map(TrustNeed::from),
            limits: limits.into(),
        }
    }
}

impl From<Acts> for TrustActs {
    fn from(acts: Acts) -> Self {
        let Acts { days, proven, post_count, like_count, read_count, upheld_count, .. } = acts;
        Self { days, proven, post_count, like_count, read_count, upheld_count }
    }
}

impl From<Need> for TrustNeed {
    fn from(Need { level, days, read_count, post_count, like_count }: Need) -> Self {
        Self { level, days, post_count, like_count, read_count }
    }
}

impl From<Limits> for TrustLimits {
    fn from(Limits { paced, link_max, picture_max }: Limits) -> Self {
        let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Self { paced, link_max: link_max.map(whole), picture_max: picture_max.map(whole) }
    }
}

impl Example for Trust {
    fn example() -> Self {
        let acts =
            Acts { days: 3, proven: true, post_count: 4, like_count: 2, read_count: 9, ..Acts::default() };
        let next = super::rules::next(TrustLevel::Basic);
        Self {
            account_id: AccountId(7),
            level: TrustLevel::Basic,
            pin: None,
            acts: Some(acts.into()),
            next: next.map(TrustNeed::from),
            limits: super::rules::limits(TrustLevel::Basic).into(),
        }
    }
}

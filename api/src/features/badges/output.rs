//! How badges are shown.

use linli_entities::Date;
use linli_entities::badge_award::{self, BadgeKind};
use poem_openapi::Object;
use poem_openapi::types::Example;

/// A badge that there is.
#[derive(Clone, Copy, Debug, Object)]
#[oai(example)]
pub struct Badge {
    /// What it is given for.
    pub kind: BadgeKind,
    /// How many accounts have it, also those that do not show it.
    pub holder_count: i64,
}

/// All badges that there are.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Badges {
    /// The badges.
    pub items: Vec<Badge>,
}

/// A badge that an account has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct HeldBadge {
    /// What it is given for.
    pub kind: BadgeKind,
    /// The day at the projects on which it was given.
    pub awarded_on: Date,
}

/// The badges of an account.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct HeldBadges {
    /// The badges, in the order in which they were given; none where the account does not show them.
    pub items: Vec<HeldBadge>,
}

/// One's own badges.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct OwnBadges {
    /// The badges, in the order in which they were given.
    pub items: Vec<HeldBadge>,
    /// Whether others see them.
    pub shown: bool,
}

impl From<badge_award::Model> for HeldBadge {
    fn from(row: badge_award::Model) -> Self {
        Self { kind: row.badge, awarded_on: row.awarded_on }
    }
}

impl Example for Badge {
    fn example() -> Self {
        Self { kind: BadgeKind::FirstAnswer, holder_count: 42 }
    }
}

impl Example for Badges {
    fn example() -> Self {
        Self { items: vec![Badge::example()] }
    }
}

impl Example for HeldBadge {
    fn example() -> Self {
        Self { kind: BadgeKind::FirstAnswer, awarded_on: Date::default() }
    }
}

impl Example for HeldBadges {
    fn example() -> Self {
        Self { items: vec![HeldBadge::example()] }
    }
}

impl Example for OwnBadges {
    fn example() -> Self {
        Self { items: vec![HeldBadge::example()], shown: true }
    }
}

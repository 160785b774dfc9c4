//! The arithmetic of points. Pure.

pub mod book;
pub mod chain;
pub mod days;
#[cfg(test)]
mod model;
pub mod words;

use std::iter::Sum;

use linli_entities::fund::FundId;
use linli_entities::membership::MembershipId;

/// Whose accounts something moves on, beside those that are nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Nobody's alone.
    Nobody,
    /// Those of a member.
    Member(MembershipId),
    /// Those of a fund.
    Fund(FundId),
}

impl Owner {
    /// The member, if it is one.
    pub fn membership_id(self) -> Option<MembershipId> {
        match self {
            Self::Member(id) => Some(id),
            Self::Nobody | Self::Fund(_) => None,
        }
    }
}

impl From<Option<MembershipId>> for Owner {
    fn from(member: Option<MembershipId>) -> Self {
        member.map_or(Self::Nobody, Self::Member)
    }
}

/// A number of points. Points are whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(pub i64);

/// An amount of money, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(pub i64);

impl Points {
    /// None.
    pub const ZERO: Self = Self(0);

    /// Whether these are more than none.
    pub fn is_some(self) -> bool {
        self.0 > 0
    }
}

impl std::ops::Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Points {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::ops::Neg for Points {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl std::ops::AddAssign for Points {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl std::ops::SubAssign for Points {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.map(|one| one.0).sum())
    }
}

/// What of the terms of the club the ledger follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// For how many months points last.
    pub months: u32,
    /// For how many days points last that come back after they would have expired.
    pub grace_days: u32,
    /// By how many minutes the clock of the club is ahead of UTC.
    pub offset_minutes: i32,
}

//! What the steps of a composer count. Pure.

use chrono::TimeDelta;
use linli_entities::Date;
use poem_openapi::Enum;

use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// Days that can be asked for at once.
pub const DAYS_MAX: i64 = 31;
/// Days that are told where nothing else is asked for, today included.
const DAYS: i64 = 28;
/// For how long the steps of a composer are told apart.
pub const KEPT: TimeDelta = TimeDelta::days(2);
/// Lengths of a token, in characters.
const TOKEN_LENGTHS: std::ops::RangeInclusive<usize> = 16..=64;

/// What happened in a composer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum DeflectionStep {
    /// Similar topics were shown.
    Shown,
    /// One of them was opened.
    Opened,
    /// It was said that one of them answers the question.
    Answered,
    /// The topic was opened all the same.
    Posted,
}

/// What happened in a composer so far; that similar topics were shown goes without saying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// One of them was opened.
    pub opened: bool,
    /// One of them answers the question.
    pub answered: bool,
    /// The topic was opened all the same.
    pub posted: bool,
}

/// What composers count, or by how much that moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Composers that showed similar topics.
    pub shown: i64,
    /// Of these, where one was opened.
    pub opened: i64,
    /// Of these, where it was said that one answers the question.
    pub answered: i64,
    /// Of these, where the topic was opened all the same.
    pub posted: i64,
    /// Where one was opened or answers the question, and no topic was opened.
    pub deflected: i64,
}

impl Steps {
    /// What happened after this step as well.
    #[must_use]
    pub fn and(self, step: DeflectionStep) -> Self {
        match step {
            DeflectionStep::Shown => self,
            DeflectionStep::Opened => Self { opened: true, ..self },
            DeflectionStep::Answered => Self { answered: true, ..self },
            DeflectionStep::Posted => Self { posted: true, ..self },
        }
    }

    /// What a composer counts in which this happened.
    pub fn counts(self) -> Counts {
        let deflected = (self.opened || self.answered) && !self.posted;
        Counts {
            shown: 1,
            opened: self.opened.into(),
            answered: self.answered.into(),
            posted: self.posted.into(),
            deflected: deflected.into(),
        }
    }
}

impl Counts {
    /// By how much the counters move when a composer goes on from `before`; none where this is its first step.
    pub fn moved(before: Option<Steps>, after: Steps) -> Self {
        let (before, after) = (before.map_or_else(Self::default, Steps::counts), after.counts());
        Self {
            shown: after.shown - before.shown,
            opened: after.opened - before.opened,
            answered: after.answered - before.answered,
            posted: after.posted - before.posted,
            deflected: after.deflected - before.deflected,
        }
    }
}

/// A token that tells a composer apart: 16 to 64 letters, digits, `-` and `_`.
///
/// # Errors
/// [`Code::TooShort`], [`Code::TooLong`], [`Code::Malformed`] at `/token`.
pub fn demand_token(token: &str) -> Result<(), Error> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    match token.chars().count() {
        count if count < *TOKEN_LENGTHS.start() => Err(Error::invalid("/token", Code::TooShort)),
        count if count > *TOKEN_LENGTHS.end() => Err(Error::invalid("/token", Code::TooLong)),
        _ if !token.bytes().all(is_plain) => Err(Error::invalid("/token", Code::Malformed)),
        _ => Ok(()),
    }
}

/// The first and the last day that are asked for: four weeks up to today where nothing is said.
///
/// # Errors
/// [`Code::OutOfRange`] at `/from_on` where it is after the last day, or more than [`DAYS_MAX`] days are asked for.
pub fn period(from_on: Option<Date>, until_on: Option<Date>, today: Date) -> Result<(Date, Date), Error> {
    let mut fields = Fields::default();
    let until = until_on.unwrap_or(today);
    let from = from_on.or_else(|| until.checked_sub_signed(TimeDelta::days(DAYS - 1))).unwrap_or(until);
    if from > until || (until - from).num_days() >= DAYS_MAX {
        fields.refuse("/from_on", Code::OutOfRange);
    }
    fields.finish((from, until))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STEPS: [DeflectionStep; 4] =
        [DeflectionStep::Shown, DeflectionStep::Opened, DeflectionStep::Answered, DeflectionStep::Posted];

    /// What is counted when these steps arrive one after the other.
    fn counted(steps: &[usize]) -> Counts {
        let (mut before, mut sum): (Option<Steps>, Counts) = (None, Counts::default());
        for step in steps {
            let after = before.unwrap_or_default().and(STEPS[*step]);
            let moved = Counts::moved(before, after);
            sum = Counts {
                shown: sum.shown + moved.shown,
                opened: sum.opened + moved.opened,
                answered: sum.answered + moved.answered,
                posted: sum.posted + moved.posted,
                deflected: sum.deflected + moved.deflected,
            };
            before = Some(after);
        }
        sum
    }

    #[test]
    fn who_opens_a_similar_topic_and_no_own_one_was_spared_the_question() {
        assert_eq!(counted(&[0]).deflected, 0);
        assert_eq!(counted(&[0, 1]).deflected, 1);
        assert_eq!(counted(&[0, 1, 2]), Counts { shown: 1, opened: 1, answered: 1, posted: 0, deflected: 1 });
        assert_eq!(counted(&[0, 1, 3]), Counts { shown: 1, opened: 1, answered: 0, posted: 1, deflected: 0 });
    }

    #[test]
    fn a_token_is_long_and_plain() {
        assert!(demand_token("0123456789abcdef").is_ok() && demand_token(&"A-_9".repeat(16)).is_ok());
        for wrong in ["short", "0123456789abcde/", "0123456789abcdé中", &"a".repeat(65)] {
            assert!(demand_token(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_month_at_most_is_told_and_four_weeks_where_nothing_is_asked() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let today = day("2026-03-31");
        assert_eq!(period(None, None, today).unwrap(), (day("2026-03-04"), today));
        assert!(period(Some(day("2026-03-01")), None, today).is_ok());
        assert!(period(Some(day("2026-02-28")), None, today).is_err());
        assert!(period(Some(day("2026-04-01")), None, today).is_err());
        assert!(period(None, Some(day("2026-01-31")), today).is_ok());
    }

    proptest! {
        #[test]
        fn each_step_counts_once_in_whatever_order_they_arrive(
            steps in proptest::collection::vec(0..4_usize, 1..12),
        ) {
            let mut once = steps.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(counted(&steps), counted(&once));
        }
    }
}

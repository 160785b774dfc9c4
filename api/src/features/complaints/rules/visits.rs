//! Follow-up visits: which complaints are asked about after their end, when, and what comes of it. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::complaint::Grade;
use linli_entities::visit::VisitState;

use crate::code::Code;
use crate::fields::Fields;

/// A visit is made no sooner than this after the end, so that what was put right has had time to break again,
const FROM: TimeDelta = TimeDelta::days(3);
/// and no later than this.
const UNTIL: TimeDelta = TimeDelta::days(7);
/// Of what is not grave, one of so many is asked about, by its number.
const ONE_OF: i32 = 5;
/// Whoever is not reached so often was not reached.
pub const ATTEMPTS_MAX: i32 = 3;

/// Whether a complaint is asked about: all that were grave, and every fifth of the others.
pub fn is_asked_about(grade: Grade, number: i32) -> bool {
    matches!(grade, Grade::S1 | Grade::S2) || number % ONE_OF == 0
}

/// From when until when, for what ended at this time.
pub fn window(ended_at: Instant) -> (Instant, Instant) {
    (ended_at + FROM, ended_at + UNTIL)
}

/// What came of asking once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The complainant was not reached.
    NotReached,
    /// The complainant said whether it is put right, and perhaps how satisfied they are, 1 to 5.
    Reached {
        /// Whether it is put right.
        solved: bool,
        /// 1 to 5.
        satisfaction: Option<i32>,
    },
}

impl Asked {
    /// Reads what came of it: who was reached said whether it is put right, who was not said nothing.
    pub fn parse(
        fields: &mut Fields,
        reached: bool,
        solved: Option<bool>,
        satisfaction: Option<i32>,
    ) -> Self {
        if !reached {
            if solved.is_some() {
                fields.refuse("/solved", Code::Malformed);
            }
            if satisfaction.is_some() {
                fields.refuse("/satisfaction", Code::Malformed);
            }
            return Self::NotReached;
        }
        if solved.is_none() {
            fields.refuse("/solved", Code::Required);
        }
        if let Some(satisfaction) = satisfaction {
            fields.number("/satisfaction", satisfaction, 1..=5);
        }
        Self::Reached { solved: solved.unwrap_or(false), satisfaction }
    }

    /// Where the visit stands after so many attempts, this one included.
    pub fn leads_to(self, attempts: i32) -> VisitState {
        match self {
            Self::Reached { .. } => VisitState::Reached,
            Self::NotReached if attempts >= ATTEMPTS_MAX => VisitState::NotReached,
            Self::NotReached => VisitState::Due,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_were_grave_and_every_fifth_of_the_others_are_asked_about() {
        let asked = |grade| (1..=100).filter(|number| is_asked_about(grade, *number)).count();
        assert_eq!([Grade::S1, Grade::S2, Grade::S3, Grade::S4].map(asked), [100, 100, 20, 20]);
    }

    #[test]
    fn three_times_not_reached_is_not_reached() {
        assert_eq!(
            [1, 2, 3].map(|n| Asked::NotReached.leads_to(n)),
            [VisitState::Due, VisitState::Due, VisitState::NotReached]
        );
        let reached = Asked::Reached { solved: false, satisfaction: None };
        assert_eq!(reached.leads_to(3), VisitState::Reached);
    }
}

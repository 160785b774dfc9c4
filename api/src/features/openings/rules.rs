//! When a board is open to whom. Pure.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::opening::{Model, OpeningGround};
use linli_entities::opening_act::{self, OpeningActKind};
use poem_openapi::Enum;

use super::input::OpeningInput;
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// How long an approval may take.
pub const APPROVED_WITHIN: TimeDelta = TimeDelta::hours(24);

const HOURS: std::ops::RangeInclusive<i32> = 1..=72;
const REASON_MIN: usize = 10;
const REASON_MAX: usize = 1_000;

/// Where an opening stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum OpeningState {
    /// It waits for another administrator.
    Asked,
    /// Nobody approved it in time.
    Lapsed,
    /// Whoever asked may read.
    Open,
    /// One of the two ended it.
    Revoked,
    /// Its time is over.
    Over,
}

/// What happened to an opening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// Who approved it, and when.
    pub approved: Option<(AccountId, Instant)>,
    /// Who ended it, and when.
    pub revoked: Option<(AccountId, Instant)>,
}

impl Fate {
    /// As the acts on it say, that are no reading.
    pub fn of<'a>(acts: impl IntoIterator<Item = &'a opening_act::Model>) -> Self {
        let mut fate = Self::default();
        for act in acts {
            let what = Some((act.actor_id, act.acted_at));
            match act.kind {
                OpeningActKind::Approved => fate.approved = what,
                OpeningActKind::Revoked => fate.revoked = what,
                OpeningActKind::Read => {}
            }
        }
        fate
    }
}

/// Until when an opening that was approved is open, unless it is ended before.
pub fn until(opening: &Model, fate: &Fate) -> Option<Instant> {
    fate.approved.map(|(_, at)| at + TimeDelta::hours(opening.hours.into()))
}

/// Where an opening stands at a time.
pub fn state(opening: &Model, fate: &Fate, now: Instant) -> OpeningState {
    match (fate.revoked, until(opening, fate)) {
        (Some(_), _) => OpeningState::Revoked,
        (None, Some(until)) if now < until => OpeningState::Open,
        (None, Some(_)) => OpeningState::Over,
        (None, None) if now < opening.asked_at + APPROVED_WITHIN => OpeningState::Asked,
        (None, None) => OpeningState::Lapsed,
    }
}

/// Demands that somebody may approve it now.
///
/// # Errors
/// [`Code::Involved`] to whoever asked; [`Code::AlreadyDecided`]; [`Code::TooLate`] after a day.
pub fn demand_approvable(opening: &Model, fate: &Fate, by: AccountId, now: Instant) -> Result<(), Error> {
    if opening.asked_by == by {
        return Err(Error::Forbidden(Code::Involved));
    }
    match state(opening, fate, now) {
        OpeningState::Asked => Ok(()),
        OpeningState::Lapsed => Err(Error::Conflict(Code::TooLate)),
        OpeningState::Open | OpeningState::Revoked | OpeningState::Over => {
            Err(Error::Conflict(Code::AlreadyDecided))
        }
    }
}

/// Demands that somebody may end it now: whoever asked, and whoever approved.
///
/// # Errors
/// [`Code::Forbidden`] to anybody else; [`Code::AlreadyDecided`] where it was ended; [`Code::TooLate`] where it ended by
/// itself.
pub fn demand_revocable(opening: &Model, fate: &Fate, by: AccountId, now: Instant) -> Result<(), Error> {
    let approver = fate.approved.is_some_and(|(approver, _)| approver == by);
    if opening.asked_by != by && !approver {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    match state(opening, fate, now) {
        OpeningState::Asked | OpeningState::Open => Ok(()),
        OpeningState::Revoked => Err(Error::Conflict(Code::AlreadyDecided)),
        OpeningState::Lapsed | OpeningState::Over => Err(Error::Conflict(Code::TooLate)),
    }
}

/// Demands that somebody may read by it now: whoever asked, as long as it is open.
///
/// # Errors
/// [`Code::Forbidden`] to anybody else, the approver included; [`Code::TooEarly`]; [`Code::TooLate`].
pub fn demand_readable(opening: &Model, fate: &Fate, by: AccountId, now: Instant) -> Result<(), Error> {
    if opening.asked_by != by {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    match state(opening, fate, now) {
        OpeningState::Open => Ok(()),
        OpeningState::Asked => Err(Error::Conflict(Code::TooEarly)),
        OpeningState::Lapsed | OpeningState::Revoked | OpeningState::Over => {
            Err(Error::Conflict(Code::TooLate))
        }
    }
}

/// What is asked, read and found right.
#[derive(Clone, Debug)]
pub struct NewOpening {
    /// The board.
    pub board_id: BoardId,
    /// On what ground.
    pub ground: OpeningGround,
    /// Why.
    pub reason: String,
    /// For how many hours.
    pub hours: i32,
}

impl TryFrom<OpeningInput> for NewOpening {
    type Error = Error;

    fn try_from(OpeningInput { board_id, ground, reason, hours }: OpeningInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let reason = fields.prose("/reason", &reason, REASON_MAX);
        if !reason.is_empty() && reason.chars().count() < REASON_MIN {
            fields.refuse("/reason", Code::TooShort);
        }
        let hours = fields.number("/hours", hours, HOURS);
        fields.finish(Self { board_id, ground, reason, hours })
    }
}

#[cfg(test)]
mod tests {
    use linli_entities::opening::OpeningId;
    use proptest::prelude::*;

    use super::*;

    const ASKER: AccountId = AccountId(1);
    const APPROVER: AccountId = AccountId(2);
    const THIRD: AccountId = AccountId(3);

    fn at(seconds: i64) -> Instant {
        Instant::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn opening(hours: i32) -> Model {
        Model {
            id: OpeningId(1),
            board_id: BoardId(1),
            ground: OpeningGround::Law,
            reason: String::new(),
            hours,
            asked_by: ASKER,
            asked_at: at(0),
        }
    }

    const HOUR: i64 = 3_600;

    #[test]
    fn it_is_open_from_the_approval_to_the_last_second_of_its_hours() {
        let opening = opening(2);
        let asked = Fate::default();
        assert_eq!(state(&opening, &asked, at(0)), OpeningState::Asked);
        assert_eq!(state(&opening, &asked, at(24 * HOUR - 1)), OpeningState::Asked);
        assert_eq!(state(&opening, &asked, at(24 * HOUR)), OpeningState::Lapsed);
        let approved = Fate { approved: Some((APPROVER, at(10))), revoked: None };
        assert_eq!(state(&opening, &approved, at(10)), OpeningState::Open);
        assert_eq!(state(&opening, &approved, at(10 + 2 * HOUR - 1)), OpeningState::Open);
        assert_eq!(state(&opening, &approved, at(10 + 2 * HOUR)), OpeningState::Over);
        let revoked = Fate { revoked: Some((APPROVER, at(20))), ..approved };
        assert_eq!(state(&opening, &revoked, at(20)), OpeningState::Revoked);
    }

    #[test]
    fn nobody_approves_their_own_and_only_the_two_end_it() {
        let opening = opening(2);
        let code = |result: Result<(), Error>| match result {
            Ok(()) => None,
            Err(Error::Forbidden(code) | Error::Conflict(code)) => Some(code),
            Err(error) => panic!("{error}"),
        };
        let asked = Fate::default();
        let approved = Fate { approved: Some((APPROVER, at(10))), revoked: None };
        assert_eq!(code(demand_approvable(&opening, &asked, ASKER, at(1))), Some(Code::Involved));
        assert_eq!(code(demand_approvable(&opening, &asked, APPROVER, at(1))), None);
        assert_eq!(code(demand_approvable(&opening, &asked, APPROVER, at(24 * HOUR))), Some(Code::TooLate));
        assert_eq!(code(demand_approvable(&opening, &approved, THIRD, at(11))), Some(Code::AlreadyDecided));
        assert_eq!(code(demand_revocable(&opening, &asked, APPROVER, at(1))), Some(Code::Forbidden));
        assert_eq!(code(demand_revocable(&opening, &approved, APPROVER, at(11))), None);
        assert_eq!(code(demand_revocable(&opening, &approved, ASKER, at(11))), None);
        assert_eq!(code(demand_revocable(&opening, &approved, THIRD, at(11))), Some(Code::Forbidden));
        assert_eq!(code(demand_readable(&opening, &approved, APPROVER, at(11))), Some(Code::Forbidden));
        assert_eq!(code(demand_readable(&opening, &asked, ASKER, at(11))), Some(Code::TooEarly));
    }

    proptest! {
        #[test]
        fn what_is_read_was_asked_by_one_and_approved_by_another_within_a_day(
            hours in 1i32..=72,
            approved in proptest::option::of(0i64..200_000),
            revoked in proptest::option::of(0i64..600_000),
            now in 0i64..600_000,
        ) {
            let opening = opening(hours);
            let fate = Fate {
                approved: approved.map(|seconds| (APPROVER, at(seconds))),
                revoked: revoked.map(|seconds| (ASKER, at(seconds))),
            };
            let open = demand_readable(&opening, &fate, ASKER, at(now)).is_ok();
            let within = approved.is_some_and(|seconds| now < seconds + i64::from(hours) * HOUR);
            prop_assert_eq!(open, within && revoked.is_none());
        }
    }
}

//! Who may be sent, which step follows which, and what figures count. Pure.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, TimeDelta};
use linli_entities::account::AccountId;
use linli_entities::referral::{Model, ReferralState};
use linli_entities::{Date, Instant};

use crate::code::Code;
use crate::error::Error;
use crate::features::points::rules::Terms;
use crate::fields::Fields;

/// For how long after registering somebody can say who sent them.
pub const CLAIM_WITHIN: TimeDelta = TimeDelta::days(30);
/// The longest reference of a contract, in characters.
pub const REFERENCE_MAX: usize = 80;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 500;
/// Days of figures, at most.
pub const FIGURE_DAYS_MAX: i64 = 731;

/// A referral that staff record.
#[derive(Clone, Debug)]
pub struct NewReferral {
    /// The number or code of the member who sent.
    pub referrer: String,
    /// Who was sent.
    pub referee: Referee,
}

/// How staff name who was sent.
#[derive(Clone, Debug)]
pub enum Referee {
    /// By the account.
    Account(AccountId),
    /// By a whole phone number, e-mail address or name.
    Contact(String),
}

/// A step that is to be recorded.
#[derive(Clone, Debug)]
pub struct NewStep {
    /// Where it leads.
    pub to: ReferralState,
    /// On which day it happened.
    pub on: Date,
    /// Of a contract: its reference.
    pub reference: Option<String>,
    /// Why, where that has to be said.
    pub reason: Option<String>,
}

/// What stands against sending somebody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Against {
    /// It is the member who sends.
    pub same: bool,
    /// Somebody sent them already.
    pub referred: bool,
    /// A home of their own is confirmed.
    pub owner: bool,
    /// They have a home in common with who sends.
    pub household: bool,
    /// They have been here for too long to say so themselves.
    pub late: bool,
}

impl Against {
    /// Why somebody can not be sent, if so.
    pub fn refusal(self) -> Option<Code> {
        let reasons = [
            (self.same, Code::SelfReferral),
            (self.referred, Code::AlreadyReferred),
            (self.owner, Code::AlreadyOwner),
            (self.household, Code::SameHousehold),
            (self.late, Code::TooLate),
        ];
        reasons.into_iter().find_map(|(holds, code)| holds.then_some(code))
    }
}

/// The steps that staff can record where a referral stands so. Steps may be left out; none leads back.
pub fn next(state: ReferralState) -> &'static [ReferralState] {
    use ReferralState as State;
    match state {
        State::Claimed => &[State::Visited, State::Reserved, State::Signed, State::Cancelled],
        State::Visited => &[State::Reserved, State::Signed, State::Cancelled],
        State::Reserved => &[State::Signed, State::Cancelled],
        State::Signed | State::Rewarded => &[State::Cancelled],
        State::Cancelled => &[],
    }
}

/// Whether somebody is on either side of a referral.
pub fn is_involved(row: &Model, who: Option<AccountId>) -> bool {
    who.is_some_and(|who| who == row.referrer_account_id || who == row.referee_id)
}

/// Whether a step can be recorded after one of `last_on`.
///
/// # Errors
/// [`Code::WrongState`]; [`Code::OutOfRange`] at `/happened_on` for a day that is still to come; [`Code::Required`] at
/// `/reason` for what is cancelled and for a step back in time.
pub fn demand(state: ReferralState, step: &NewStep, last_on: Date, today: Date) -> Result<(), Error> {
    if !next(state).contains(&step.to) {
        return Err(Error::Conflict(Code::WrongState));
    }
    let mut fields = Fields::default();
    if step.on > today {
        fields.refuse("/happened_on", Code::OutOfRange);
    }
    if step.reason.is_none() && (step.to == ReferralState::Cancelled || step.on < last_on) {
        fields.refuse("/reason", Code::Required);
    }
    fields.finish(())
}

/// The moment by which is told which rule held on a day: its end, or now where it is not over.
pub fn held_at(terms: &Terms, day: Date, now: Instant) -> Instant {
    (terms.end_of(day) - TimeDelta::microseconds(1)).min(now)
}

/// The day on which points can be spent that wait for so many days after a contract.
pub fn release_on(signed_on: Date, pending_days: Option<i32>) -> Date {
    let days = pending_days.and_then(|days| u64::try_from(days).ok()).unwrap_or(0);
    signed_on.checked_add_days(Days::new(days)).unwrap_or(signed_on)
}

/// The fact that a referral came to a contract: for ever, it gives points once.
pub fn fact(row: &Model) -> String {
    format!("referral:{}", row.id)
}

/// How often each step was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// It was told who sent them.
    pub claimed: u64,
    /// They came to look.
    pub visited: u64,
    /// They reserved.
    pub reserved: u64,
    /// They signed.
    pub signed: u64,
    /// Nothing came of it, or nothing any more.
    pub cancelled: u64,
}

impl Counts {
    fn add(&mut self, state: ReferralState, many: u64) {
        match state {
            ReferralState::Claimed => self.claimed += many,
            ReferralState::Visited => self.visited += many,
            ReferralState::Reserved => self.reserved += many,
            ReferralState::Signed => self.signed += many,
            ReferralState::Cancelled => self.cancelled += many,
            // That points were given is no step of anybody.
            ReferralState::Rewarded => {}
        }
    }
}

/// Adds up steps of these days by month, those in which nothing happened included, and all together.
pub fn by_month(
    (from, until): (Date, Date),
    steps: &[(ReferralState, Date, u64)],
) -> (Counts, Vec<(Date, Counts)>) {
    let first_of = |day: Date| day.with_day(1).unwrap_or(day);
    let mut months: BTreeMap<Date, Counts> = BTreeMap::new();
    let mut month = first_of(from);
    while month <= until {
        months.insert(month, Counts::default());
        let Some(next) = month.checked_add_months(chrono::Months::new(1)) else { break };
        month = next;
    }
    let mut total = Counts::default();
    for (state, day, many) in steps {
        total.add(*state, *many);
        months.entry(first_of(*day)).or_default().add(*state, *many);
    }
    (total, months.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINA: Terms = Terms { months: 24, grace_days: 30, offset_minutes: 480 };

    fn on(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn step(to: ReferralState, day: &str, reason: Option<&str>) -> NewStep {
        NewStep { to, on: on(day), reference: None, reason: reason.map(str::to_owned) }
    }

    #[test]
    fn c29_a_referral_only_goes_on_and_what_is_cancelled_stays_so() {
        for from in ReferralState::ALL {
            for to in ReferralState::ALL {
                let goes_on = to > from && *from != ReferralState::Cancelled;
                let by_hand = *to != ReferralState::Rewarded;
                assert_eq!(next(*from).contains(to), goes_on && by_hand, "{from:?} to {to:?}");
            }
        }
    }

    #[test]
    fn a_step_back_in_time_and_an_end_say_why() {
        let today = on("2026-03-10");
        let check = |step: NewStep| demand(ReferralState::Visited, &step, on("2026-03-05"), today);
        assert!(check(step(ReferralState::Signed, "2026-03-05", None)).is_ok());
        assert!(check(step(ReferralState::Signed, "2026-03-04", None)).is_err());
        assert!(check(step(ReferralState::Signed, "2026-03-04", Some("补录"))).is_ok());
        assert!(check(step(ReferralState::Signed, "2026-03-11", Some("补录"))).is_err());
        assert!(check(step(ReferralState::Cancelled, "2026-03-10", None)).is_err());
        assert!(matches!(
            check(step(ReferralState::Visited, "2026-03-10", None)),
            Err(Error::Conflict(Code::WrongState))
        ));
    }

    #[test]
    fn what_is_most_plain_is_said_first() {
        let all = Against { same: true, referred: true, owner: true, household: true, late: true };
        assert_eq!(all.refusal(), Some(Code::SelfReferral));
        assert_eq!(Against { late: true, ..Against::default() }.refusal(), Some(Code::TooLate));
        assert_eq!(Against::default().refusal(), None);
    }

    #[test]
    fn a_rule_holds_on_a_day_as_it_did_at_its_end() {
        let now: Instant = "2026-03-10T04:00:00Z".parse().expect("an instant");
        let last: Instant = "2026-03-09T15:59:59.999999Z".parse().expect("an instant");
        assert_eq!(held_at(&CHINA, on("2026-03-09"), now), last);
        assert_eq!(held_at(&CHINA, on("2026-03-10"), now), now);
        assert_eq!(release_on(on("2026-02-27"), Some(7)), on("2026-03-06"));
        assert_eq!(release_on(on("2026-02-27"), None), on("2026-02-27"));
    }

    #[test]
    fn every_month_is_there_and_they_add_up() {
        let steps = [
            (ReferralState::Claimed, on("2026-01-31"), 2),
            (ReferralState::Signed, on("2026-03-01"), 1),
            (ReferralState::Rewarded, on("2026-03-01"), 1),
        ];
        let (total, months) = by_month((on("2026-01-15"), on("2026-03-02")), &steps);
        assert_eq!((total.claimed, total.signed, total.cancelled), (2, 1, 0));
        let days: Vec<Date> = months.iter().map(|(day, _)| *day).collect();
        assert_eq!(days, [on("2026-01-01"), on("2026-02-01"), on("2026-03-01")]);
        assert_eq!((months[0].1.claimed, months[1].1, months[2].1.signed), (2, Counts::default(), 1));
    }
}

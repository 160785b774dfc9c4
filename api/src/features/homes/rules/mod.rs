//! Where a home stands on its way, and what comes next. Pure.

pub mod checklist;
pub mod managers;
pub mod notes;
pub mod visits;

use chrono::TimeDelta;
use linli_entities::{Date, home, project};
use poem_openapi::Enum;

use super::input::DatesInput;
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// For how many days after its contract a home stands at the signing.
const SIGNING_DAYS: i64 = 30;
/// From how many days before its handover on a home stands at that.
const HANDOVER_DAYS: i64 = 60;

/// Where a home stands on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[oai(rename_all = "snake_case")]
pub enum Stage {
    /// Its contract is signed, or is about to be.
    Signing,
    /// It is being built.
    Building,
    /// It is handed over.
    Handover,
    /// Somebody lives in it.
    LivedIn,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 4] = [Self::Signing, Self::Building, Self::Handover, Self::LivedIn];
}

/// How a stage stands to where a home is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum StageState {
    /// It is over.
    Done,
    /// The home stands there.
    Current,
    /// It is still to come.
    Ahead,
}

/// What comes next for a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum NextKind {
    /// To go through what to mind of the contract.
    Notes,
    /// A day on which homes are handed over.
    HandoverDay,
    /// The handover.
    Handover,
    /// The checklist of the handover.
    Checklist,
    /// A visit.
    Visit,
    /// Nothing that has a day.
    None,
}

/// The days of a home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// The day of its contract.
    pub signed_on: Option<Date>,
    /// The day of its handover: its own, or that of the project.
    pub handover_on: Option<Date>,
    /// Whether that day is its own.
    pub handover_is_own: bool,
}

impl Dates {
    /// The days of a home, as far as they are known.
    pub fn of(home: Option<&home::Model>, project: &project::Model) -> Self {
        let own = home.and_then(|home| home.handover_on);
        Self {
            signed_on: home.and_then(|home| home.signed_on),
            handover_on: own.or(project.handover_on),
            handover_is_own: own.is_some(),
        }
    }

    /// Where the home stands.
    pub fn stage(&self, today: Date) -> Stage {
        let days = |from: Date, until: Date| (until - from).num_days();
        match (self.signed_on, self.handover_on) {
            (_, Some(on)) if today > on => Stage::LivedIn,
            (_, Some(on)) if days(today, on) <= HANDOVER_DAYS => Stage::Handover,
            (Some(on), _) if days(on, today) < SIGNING_DAYS => Stage::Signing,
            (None, None) => Stage::Signing,
            _ => Stage::Building,
        }
    }

    /// The day on which a stage is reached, where that is known.
    pub fn begins_on(&self, stage: Stage) -> Option<Date> {
        match stage {
            Stage::Signing => self.signed_on,
            Stage::Handover => self.handover_on,
            Stage::Building | Stage::LivedIn => None,
        }
    }
}

/// How a stage stands to the one where a home is.
pub fn step(stage: Stage, current: Stage) -> StageState {
    match stage.cmp(&current) {
        std::cmp::Ordering::Less => StageState::Done,
        std::cmp::Ordering::Equal => StageState::Current,
        std::cmp::Ordering::Greater => StageState::Ahead,
    }
}

/// What decides what comes next.
#[derive(Clone, Copy, Debug, Default)]
pub struct Open {
    /// Whether there is something to mind of the contract that was not gone through.
    pub notes: bool,
    /// The next day on which homes are handed over that the household knows of.
    pub handover_day_on: Option<Date>,
    /// Whether the household has not ticked all of the checklist.
    pub checklist: bool,
    /// The next visit: when somebody comes, or when it is due.
    pub visit_on: Option<Date>,
}

/// What comes next, and when.
pub fn next(dates: &Dates, open: &Open, today: Date) -> (NextKind, Option<Date>) {
    let stage = dates.stage(today);
    if open.notes && stage != Stage::LivedIn {
        return (NextKind::Notes, None);
    }
    let at_the_door = dates.handover_on.is_some_and(|on| today >= on);
    match (stage, dates.handover_on) {
        (Stage::LivedIn | Stage::Handover, _) if at_the_door && open.checklist => (NextKind::Checklist, None),
        (Stage::LivedIn, _) if open.visit_on.is_some() => (NextKind::Visit, open.visit_on),
        (Stage::LivedIn, _) => (NextKind::None, None),
        _ if open.handover_day_on.is_some() => (NextKind::HandoverDay, open.handover_day_on),
        (_, Some(on)) => (NextKind::Handover, Some(on)),
        (_, None) => (NextKind::None, None),
    }
}

/// The days of a home, read and found right.
///
/// # Errors
/// [`Code::OutOfRange`] for days of other times, and for a handover before the contract.
pub fn parse_dates(input: &DatesInput) -> Result<(Option<Date>, Option<Date>), Error> {
    let mut fields = Fields::default();
    let signed_on = input.signed_on.map(|on| fields.date("/signed_on", on));
    let handover_on = input.handover_on.map(|on| fields.date("/handover_on", on));
    if let (Some(signed), Some(handover)) = (signed_on, handover_on)
        && handover < signed
    {
        fields.refuse("/handover_on", Code::OutOfRange);
    }
    fields.finish((signed_on, handover_on))
}

/// A day that is not still to come; today where none is given.
///
/// # Errors
/// [`Code::OutOfRange`] at the pointer.
pub fn past(pointer: &str, on: Option<Date>, today: Date) -> Result<Date, Error> {
    let mut fields = Fields::default();
    let on = fields.date(pointer, on.unwrap_or(today));
    if on > today {
        fields.refuse(pointer, Code::OutOfRange);
    }
    fields.finish(on)
}

/// From how many days before a handover on what belongs to it is expected.
pub fn handover_begins(handover_on: Date) -> Date {
    handover_on - TimeDelta::days(HANDOVER_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn dates(signed: Option<&str>, handover: Option<&str>) -> Dates {
        Dates { signed_on: signed.map(day), handover_on: handover.map(day), handover_is_own: true }
    }

    #[test]
    fn where_a_home_stands_is_what_its_days_say() {
        let of = |signed, handover, today: &str| dates(signed, handover).stage(day(today));
        let (signed, handover) = (Some("2026-01-10"), Some("2027-06-30"));
        assert_eq!(of(None, None, "2026-01-01"), Stage::Signing);
        assert_eq!(of(signed, handover, "2026-02-08"), Stage::Signing);
        assert_eq!(of(signed, handover, "2026-02-09"), Stage::Building);
        assert_eq!(of(None, handover, "2026-02-09"), Stage::Building);
        assert_eq!(of(signed, handover, "2027-04-30"), Stage::Building);
        assert_eq!(of(signed, handover, "2027-05-01"), Stage::Handover);
        assert_eq!(of(signed, handover, "2027-06-30"), Stage::Handover);
        assert_eq!(of(signed, handover, "2027-07-01"), Stage::LivedIn);
        assert_eq!(of(Some("2027-06-20"), handover, "2027-06-21"), Stage::Handover, "the later stage counts");
    }

    #[test]
    fn what_comes_next_is_what_is_open_now() {
        let on = dates(Some("2026-01-10"), Some("2027-06-30"));
        let all = Open {
            notes: true,
            handover_day_on: Some(day("2027-06-20")),
            checklist: true,
            visit_on: Some(day("2031-06-30")),
        };
        assert_eq!(next(&on, &all, day("2026-02-01")), (NextKind::Notes, None));
        let open = Open { notes: false, ..all };
        assert_eq!(next(&on, &open, day("2027-05-10")), (NextKind::HandoverDay, open.handover_day_on));
        let open = Open { handover_day_on: None, ..open };
        assert_eq!(next(&on, &open, day("2027-05-10")), (NextKind::Handover, on.handover_on));
        assert_eq!(next(&on, &open, day("2027-06-30")), (NextKind::Checklist, None));
        assert_eq!(next(&on, &all, day("2027-08-01")), (NextKind::Checklist, None), "notes are for before");
        let open = Open { checklist: false, ..open };
        assert_eq!(next(&on, &open, day("2027-08-01")), (NextKind::Visit, open.visit_on));
        assert_eq!(next(&Dates::default(), &Open::default(), day("2027-08-01")), (NextKind::None, None));
    }
}

//! What a milestone may look like, how it stands, and what a change of it is. Pure.

use chrono::TimeDelta;
use linli_entities::Date;
use linli_entities::building::BuildingId;
use linli_entities::milestone::Model;
use linli_entities::milestone_change::MilestoneChangeKind;
use poem_openapi::Enum;
use poem_openapi::types::MaybeUndefined;

use super::input::{MilestoneInput, MilestonePatch, Withdrawal};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// Milestones of one project, at most: the list gives them all.
pub const MILESTONES_MAX: u64 = 200;

const NAME_MAX: usize = 80;
const REASON_MAX: usize = 500;
const POSITIONS: std::ops::RangeInclusive<i32> = 0..=10_000;

/// How a milestone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum MilestoneState {
    /// Its day is still to come.
    Upcoming,
    /// Its day is still to come, and it is expected after it.
    AtRisk,
    /// Its day is over, and it is not reached.
    Late,
    /// It was reached by its day.
    Done,
    /// It was reached after its day.
    DoneLate,
    /// It is no milestone any more.
    Withdrawn,
}

/// How a milestone stands today.
pub fn state(row: &Model, today: Date) -> MilestoneState {
    match row.actual_on {
        _ if row.withdrawn_at.is_some() => MilestoneState::Withdrawn,
        Some(on) if on > row.promised_on => MilestoneState::DoneLate,
        Some(_) => MilestoneState::Done,
        None if today > row.promised_on => MilestoneState::Late,
        None if row.forecast_on.is_some_and(|on| on > row.promised_on) => MilestoneState::AtRisk,
        None => MilestoneState::Upcoming,
    }
}

/// By how many days it is after its promise: it was when it was reached, it is by now, or it is expected to be.
pub fn late_days(row: &Model, today: Date) -> i64 {
    let on = match state(row, today) {
        MilestoneState::DoneLate => row.actual_on,
        MilestoneState::Late => Some(today),
        MilestoneState::AtRisk => row.forecast_on,
        MilestoneState::Upcoming | MilestoneState::Done | MilestoneState::Withdrawn => None,
    };
    on.map_or(0, |on| (on - row.promised_on).num_days())
}

/// By how many days the promise is later than the first one; below zero where it is earlier.
pub fn moved_days(row: &Model) -> i64 {
    (row.promised_on - row.first_promised_on).num_days()
}

/// A milestone that is to be promised, read and found right.
#[derive(Clone, Debug)]
pub struct NewMilestone {
    /// The building.
    pub building_id: Option<BuildingId>,
    /// What is reached.
    pub name: String,
    /// The day that is promised.
    pub promised_on: Date,
    /// The day that is expected.
    pub forecast_on: Option<Date>,
    /// Its place.
    pub position: Option<i32>,
}

impl TryFrom<MilestoneInput> for NewMilestone {
    type Error = Error;

    fn try_from(input: MilestoneInput) -> Result<Self, Error> {
        let MilestoneInput { building_id, name, promised_on, forecast_on, position } = input;
        let mut fields = Fields::default();
        let new = Self {
            building_id,
            name: fields.line("/name", &name, NAME_MAX),
            promised_on: fields.date("/promised_on", promised_on),
            forecast_on: forecast_on.map(|on| fields.date("/forecast_on", on)),
            position: position.map(|position| fields.number("/position", position, POSITIONS)),
        };
        fields.finish(new)
    }
}

/// What of a milestone is to change, read and found right.
#[derive(Clone, Debug, Default)]
pub struct MilestoneChanges {
    /// What is reached.
    pub name: Option<String>,
    /// Its place.
    pub position: Option<i32>,
    /// The day that is promised.
    pub promised_on: Option<Date>,
    /// The day that is expected.
    pub forecast_on: Option<Option<Date>>,
    /// The day on which it was reached.
    pub actual_on: Option<Option<Date>>,
    /// Why.
    pub reason: Option<String>,
}

fn changed<T>(value: MaybeUndefined<T>) -> Option<Option<T>> {
    match value {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(None),
        MaybeUndefined::Value(value) => Some(Some(value)),
    }
}

impl MilestoneChanges {
    /// Reads a change that is sent on a day at the projects.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong; [`Code::OutOfRange`] for a day that is still to come.
    pub fn parse(patch: MilestonePatch, today: Date) -> Result<Self, Error> {
        let MilestonePatch { name, position, promised_on, forecast_on, actual_on, reason } = patch;
        let mut fields = Fields::default();
        let actual_on = changed(actual_on);
        if actual_on.flatten().is_some_and(|on| on > today) {
            fields.refuse("/actual_on", Code::OutOfRange);
        }
        let reason = fields.prose_or_empty("/reason", &reason.unwrap_or_default(), REASON_MAX);
        let changes = Self {
            name: name.map(|name| fields.line("/name", &name, NAME_MAX)),
            position: position.map(|position| fields.number("/position", position, POSITIONS)),
            promised_on: promised_on.map(|on| fields.date("/promised_on", on)),
            forecast_on: changed(forecast_on).map(|on| on.map(|on| fields.date("/forecast_on", on))),
            actual_on: actual_on.map(|on| on.map(|on| fields.date("/actual_on", on))),
            reason: Some(reason).filter(|reason| !reason.is_empty()),
        };
        fields.finish(changes)
    }
}

/// Why something is withdrawn.
///
/// # Errors
/// [`Error::Invalid`] at `/reason`.
pub fn reason(Withdrawal { reason }: &Withdrawal) -> Result<String, Error> {
    let mut fields = Fields::default();
    let reason = fields.prose("/reason", reason, REASON_MAX);
    fields.finish(reason)
}

/// A change of a day, as it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What changed.
    pub kind: MilestoneChangeKind,
    /// The day before.
    pub before_on: Option<Date>,
    /// The day after.
    pub after_on: Option<Date>,
}

impl Moved {
    /// Whether nobody changes it without saying why: a promise, and what was said to be so.
    pub fn takes_reason(self) -> bool {
        match self.kind {
            MilestoneChangeKind::PromiseMoved
            | MilestoneChangeKind::Reopened
            | MilestoneChangeKind::Withdrawn => true,
            MilestoneChangeKind::Reached => self.before_on.is_some(),
            MilestoneChangeKind::Made | MilestoneChangeKind::ForecastMoved => false,
        }
    }

    /// Whether those at home there are told of it.
    pub fn is_told(self) -> bool {
        match self.kind {
            MilestoneChangeKind::PromiseMoved => true,
            MilestoneChangeKind::Reached => self.before_on.is_none(),
            MilestoneChangeKind::Made
            | MilestoneChangeKind::ForecastMoved
            | MilestoneChangeKind::Reopened
            | MilestoneChangeKind::Withdrawn => false,
        }
    }
}

/// Which days change.
///
/// # Errors
/// [`Code::Required`] at `/reason` where one of them takes a reason and none is given.
pub fn moved(before: &Model, changes: &MilestoneChanges) -> Result<Vec<Moved>, Error> {
    let mut found = vec![];
    let mut note = |kind, before_on: Option<Date>, after_on: Option<Date>| {
        if before_on != after_on {
            found.push(Moved { kind, before_on, after_on });
        }
    };
    if let Some(on) = changes.promised_on {
        note(MilestoneChangeKind::PromiseMoved, Some(before.promised_on), Some(on));
    }
    if let Some(on) = changes.forecast_on {
        note(MilestoneChangeKind::ForecastMoved, before.forecast_on, on);
    }
    if let Some(on) = changes.actual_on {
        let kind = if on.is_some() { MilestoneChangeKind::Reached } else { MilestoneChangeKind::Reopened };
        note(kind, before.actual_on, on);
    }
    if changes.reason.is_none() && found.iter().any(|one| one.takes_reason()) {
        return Err(Error::invalid("/reason", Code::Required));
    }
    Ok(found)
}

/// The days within which a day that is promised is of use: what is promised for the year 2200 is a slip of the finger.
///
/// # Errors
/// [`Code::OutOfRange`] at `/promised_on` for a day more than thirty years away.
pub fn demand_near(on: Date, today: Date) -> Result<(), Error> {
    if (on - today).abs() > TimeDelta::days(30 * 366) {
        return Err(Error::invalid("/promised_on", Code::OutOfRange));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use linli_entities::Instant;
    use linli_entities::milestone::MilestoneId;
    use linli_entities::project::ProjectId;

    use super::*;

    fn day(day: u32) -> Date {
        Date::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn row() -> Model {
        Model {
            id: MilestoneId(1),
            project_id: ProjectId(1),
            building_id: None,
            name: "封顶".to_owned(),
            position: 0,
            first_promised_on: day(5),
            promised_on: day(10),
            forecast_on: None,
            actual_on: None,
            withdrawn_at: None,
            withdraw_reason: None,
            version: 1,
            created_at: Instant::UNIX_EPOCH,
            changed_at: Instant::UNIX_EPOCH,
        }
    }

    #[test]
    fn how_it_stands_is_what_its_days_say_today() {
        use MilestoneState::{AtRisk, Done, DoneLate, Late, Upcoming, Withdrawn};
        let of = |forecast: Option<u32>, actual: Option<u32>, today: u32| {
            let row = Model { forecast_on: forecast.map(day), actual_on: actual.map(day), ..row() };
            (state(&row, day(today)), late_days(&row, day(today)))
        };
        assert_eq!(of(None, None, 10), (Upcoming, 0), "its day is its own");
        assert_eq!(of(Some(10), None, 1), (Upcoming, 0));
        assert_eq!(of(Some(13), None, 1), (AtRisk, 3));
        assert_eq!(of(Some(13), None, 11), (Late, 1));
        assert_eq!(of(None, Some(10), 20), (Done, 0));
        assert_eq!(of(Some(9), Some(12), 20), (DoneLate, 2));
        let gone = Model { withdrawn_at: Some(Instant::UNIX_EPOCH), ..row() };
        assert_eq!((state(&gone, day(20)), late_days(&gone, day(20))), (Withdrawn, 0));
        assert_eq!(moved_days(&row()), 5);
    }

    #[test]
    fn a_promise_moves_with_a_reason_and_a_forecast_without() {
        let promise = MilestoneChanges { promised_on: Some(day(20)), ..MilestoneChanges::default() };
        assert!(moved(&row(), &promise).is_err());
        let said = MilestoneChanges { reason: Some("汛期".to_owned()), ..promise };
        assert!(moved(&row(), &said).unwrap()[0].is_told());
        let same = MilestoneChanges { promised_on: Some(day(10)), ..MilestoneChanges::default() };
        assert_eq!(moved(&row(), &same).unwrap(), []);
        let forecast = MilestoneChanges { forecast_on: Some(Some(day(20))), ..MilestoneChanges::default() };
        assert!(!moved(&row(), &forecast).unwrap()[0].is_told());
        let reached = MilestoneChanges { actual_on: Some(Some(day(9))), ..MilestoneChanges::default() };
        assert!(moved(&row(), &reached).unwrap()[0].is_told());
        let was = Model { actual_on: Some(day(8)), ..row() };
        assert!(moved(&was, &reached).is_err(), "what was said to be so changes with a reason");
        let reopened = MilestoneChanges { actual_on: Some(None), ..MilestoneChanges::default() };
        assert!(moved(&was, &reopened).is_err());
        assert_eq!(moved(&row(), &reopened).unwrap(), []);
    }
}

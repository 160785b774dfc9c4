//! The checklist of a handover: its items, and what each side saw. Pure.

use linli_entities::checklist_tick::{TickResult, TickSide};
use linli_entities::{Date, Instant};

use super::notes::POSITIONS;
use crate::code::Code;
use crate::error::Error;
use crate::features::homes::input::{CheckResult, ChecklistItemPatch, ChecklistItemsInput, TickInput};
use crate::features::promise::rules::calendar;
use crate::fields::Fields;

/// Items of the checklist of one project, at most: the list gives them all.
pub const ITEMS_MAX: u64 = 200;
/// Items that are made at once, at most.
pub const BATCH_MAX: usize = 100;
const AREA_MAX: usize = 40;
const TEXT_MAX: usize = 200;
const NOTE_MAX: usize = 500;

/// Items that are to be made, each by where in the home and what is looked at.
#[derive(Clone, Debug)]
pub struct NewItems(pub Vec<(String, String)>);

impl TryFrom<ChecklistItemsInput> for NewItems {
    type Error = Error;

    fn try_from(ChecklistItemsInput { items }: ChecklistItemsInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        if items.is_empty() {
            fields.refuse("/items", Code::Required);
        }
        if items.len() > BATCH_MAX {
            fields.refuse("/items", Code::TooMany);
        }
        let read = items.iter().take(BATCH_MAX).enumerate().map(|(index, item)| {
            let area = fields.line(&format!("/items/{index}/area"), &item.area, AREA_MAX);
            (area, fields.line(&format!("/items/{index}/text"), &item.text, TEXT_MAX))
        });
        let new = Self(read.collect());
        fields.finish(new)
    }
}

/// What of an item is to change, read and found right.
#[derive(Clone, Debug)]
pub struct ItemChanges {
    /// Where in the home.
    pub area: Option<String>,
    /// What is looked at.
    pub text: Option<String>,
    /// Its place.
    pub position: Option<i32>,
}

impl TryFrom<ChecklistItemPatch> for ItemChanges {
    type Error = Error;

    fn try_from(ChecklistItemPatch { area, text, position }: ChecklistItemPatch) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let changes = Self {
            area: area.map(|area| fields.line("/area", &area, AREA_MAX)),
            text: text.map(|text| fields.line("/text", &text, TEXT_MAX)),
            position: position.map(|position| fields.number("/position", position, POSITIONS)),
        };
        fields.finish(changes)
    }
}

/// What one side saw, read and found right: nothing where the tick is taken back.
///
/// # Errors
/// [`Code::Required`] at `/note` for a finding without a word.
pub fn parse_tick(TickInput { result, note }: TickInput) -> Result<Option<(TickResult, String)>, Error> {
    let mut fields = Fields::default();
    let note = note.unwrap_or_default();
    let tick = match result {
        CheckResult::Ok => Some((TickResult::Ok, fields.prose_or_empty("/note", &note, NOTE_MAX))),
        CheckResult::Finding => Some((TickResult::Finding, fields.prose("/note", &note, NOTE_MAX))),
        CheckResult::Open => None,
    };
    fields.finish(tick)
}

/// What was ticked of a checklist, and by which side, when last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Items there are.
    pub total: i64,
    /// Items that the household ticked.
    pub household: i64,
    /// Items that staff ticked.
    pub staff: i64,
    /// Items that are not as they should be.
    pub findings: i64,
    /// When the last was ticked.
    pub last_at: Option<Instant>,
}

impl Ticked {
    /// Counts what a home ticked of so many items: each side's result, and when.
    pub fn of(total: i64, ticks: impl IntoIterator<Item = (i64, TickSide, TickResult, Instant)>) -> Self {
        let mut ticked = Self { total, ..Self::default() };
        let mut findings = std::collections::HashSet::new();
        for (item, side, result, at) in ticks {
            match side {
                TickSide::Household => ticked.household += 1,
                TickSide::Staff => ticked.staff += 1,
            }
            if result == TickResult::Finding {
                findings.insert(item);
            }
            ticked.last_at = ticked.last_at.max(Some(at));
        }
        ticked.findings = i64::try_from(findings.len()).unwrap_or(i64::MAX);
        ticked
    }

    /// The day on which both sides had ticked every item, where they have.
    pub fn done_on(&self) -> Option<Date> {
        let done = self.total > 0 && self.household >= self.total && self.staff >= self.total;
        self.last_at.filter(|_| done).map(calendar::date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checklist_is_done_when_both_sides_ticked_every_item() {
        let at = Instant::UNIX_EPOCH;
        let ok = |item, side| (item, side, TickResult::Ok, at);
        let both = [
            ok(1, TickSide::Household),
            ok(1, TickSide::Staff),
            (2, TickSide::Household, TickResult::Finding, at),
            (2, TickSide::Staff, TickResult::Finding, at),
        ];
        let done = Ticked::of(2, both);
        assert_eq!((done.household, done.staff, done.findings), (2, 2, 1));
        assert_eq!(done.done_on(), Some(calendar::date(at)));
        assert_eq!(Ticked::of(2, both[..3].to_vec()).done_on(), None);
        assert_eq!(Ticked::of(0, []).done_on(), None, "without a list nothing was looked at");
    }

    #[test]
    fn a_finding_says_what_was_found() {
        let tick = |result, note: &str| parse_tick(TickInput { result, note: Some(note.to_owned()) });
        assert!(tick(CheckResult::Finding, " ").is_err());
        assert_eq!(tick(CheckResult::Ok, "").unwrap(), Some((TickResult::Ok, String::new())));
        assert_eq!(tick(CheckResult::Open, "x").unwrap(), None);
    }
}

//! How the checklist of a handover and visits to homes are shown.

use linli_entities::checklist_item::{self, ChecklistItemId};
use linli_entities::checklist_tick::TickResult;
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::features::accounts::logic::AccountRef;
use crate::features::complaints::output::filing_url;
use crate::features::homes::logic::{checklist, visits};
use crate::features::homes::rules::visits::{Figures, HomeVisitState};

/// Characters of a finding that stand in the title of a complaint.
const TITLE_CHARS: usize = 60;

/// What is looked at when a home is handed over.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ChecklistItem {
    /// The id.
    pub id: ChecklistItemId,
    /// Where in the home.
    pub area: String,
    /// What is looked at.
    pub text: String,
    /// Its place.
    pub position: i32,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
}

/// An item of the checklist of a home, with what each side saw.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ChecklistLine {
    /// The item.
    pub item: ChecklistItem,
    /// What the household saw.
    pub household: Option<ChecklistTick>,
    /// What staff saw.
    pub staff: Option<ChecklistTick>,
    /// Where a finding becomes a complaint, relative to the server; null where there is none.
    pub complaint_url: Option<String>,
}

/// What one side saw of an item.
#[derive(Clone, Debug, Object)]
pub struct ChecklistTick {
    /// What was seen.
    pub result: TickResult,
    /// In words; may be empty.
    pub note: String,
    /// When.
    pub ticked_at: Instant,
    /// Who looked; null for the command line.
    pub by: Option<AccountRef>,
}

/// A visit to a home, every four years after its handover.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct HomeVisit {
    /// Which, from 1.
    pub round: i32,
    /// The day on which it is due.
    pub due_on: Date,
    /// How it stands.
    pub state: HomeVisitState,
    /// When somebody comes.
    pub appointed_at: Option<Instant>,
    /// The day on which somebody came.
    pub visited_on: Option<Date>,
    /// What was found.
    pub findings: Option<String>,
    /// Who came.
    pub visitor: Option<AccountRef>,
    /// Where what was found becomes a complaint, relative to the server.
    pub complaint_url: String,
}

/// How the visits of a project were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
#[oai(example)]
pub struct HomeVisitFigures {
    /// Visits whose day is over.
    pub due_count: i64,
    /// Those of them that were made.
    pub done_count: i64,
    /// Those of them that nobody made within a month.
    pub late_count: i64,
    /// Of a hundred that were due, how many were made; null where none was.
    pub done_percent: Option<i64>,
}

impl From<checklist_item::Model> for ChecklistItem {
    fn from(row: checklist_item::Model) -> Self {
        Self { id: row.id, area: row.area, text: row.text, position: row.position, version: row.version }
    }
}

impl From<checklist::SeenTick> for ChecklistTick {
    fn from(checklist::SeenTick { row, by }: checklist::SeenTick) -> Self {
        Self { result: row.result, note: row.note, ticked_at: row.ticked_at, by }
    }
}

impl From<checklist::Line> for ChecklistLine {
    fn from(line: checklist::Line) -> Self {
        let ticks = [&line.household, &line.staff];
        let finding = ticks.into_iter().flatten().find(|tick| tick.row.result == TickResult::Finding);
        let complaint_url = finding.map(|tick| {
            let words = if tick.row.note.is_empty() { &line.item.text } else { &tick.row.note };
            let title = format!("{} {}：{words}", line.door, line.item.area);
            let title: String = title.chars().take(TITLE_CHARS).collect();
            filing_url(line.item.project_id, Some(line.unit_id), &title)
        });
        Self {
            complaint_url,
            item: ChecklistItem::from(line.item),
            household: line.household.map(ChecklistTick::from),
            staff: line.staff.map(ChecklistTick::from),
        }
    }
}

impl From<visits::Seen> for HomeVisit {
    fn from(
        visits::Seen { round, due_on, state, row, visitor, unit_id, project_id, door }: visits::Seen,
    ) -> Self {
        let (appointed_at, visited_on, findings) = match row {
            Some(row) => (row.appointed_at, row.visited_on, row.findings),
            None => (None, None, None),
        };
        let title = format!("{door} {}", findings.as_deref().unwrap_or_default());
        let title: String = title.trim().chars().take(TITLE_CHARS).collect();
        Self {
            round,
            due_on,
            state,
            appointed_at,
            visited_on,
            findings,
            visitor,
            complaint_url: filing_url(project_id, Some(unit_id), &title),
        }
    }
}

impl From<Figures> for HomeVisitFigures {
    fn from(figures: Figures) -> Self {
        Self {
            due_count: figures.due,
            done_count: figures.done,
            late_count: figures.late,
            done_percent: figures.done_percent(),
        }
    }
}

impl Example for ChecklistItem {
    fn example() -> Self {
        Self {
            id: ChecklistItemId(21),
            area: "厨房".to_owned(),
            text: "水槽下水通畅，没有渗漏".to_owned(),
            position: 3,
            version: 1,
        }
    }
}

impl Example for ChecklistLine {
    fn example() -> Self {
        Self { item: ChecklistItem::example(), household: None, staff: None, complaint_url: None }
    }
}

impl Example for HomeVisit {
    fn example() -> Self {
        Self {
            round: 1,
            due_on: Date::from_ymd_opt(2031, 6, 30).unwrap_or_default(),
            state: HomeVisitState::Ahead,
            appointed_at: None,
            visited_on: None,
            findings: None,
            visitor: None,
            complaint_url: "/complaints/new?project_id=3&unit_id=11&title=".to_owned(),
        }
    }
}

impl Example for HomeVisitFigures {
    fn example() -> Self {
        Self { due_count: 96, done_count: 91, late_count: 2, done_percent: Some(94) }
    }
}

//! What is sent about homes.

use linli_entities::account::AccountId;
use linli_entities::{Date, Instant};
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

/// The days of a home.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DatesInput {
    /// The day of its contract; null where it is not known.
    pub signed_on: Option<Date>,
    /// The day of its handover, not before its contract; null for that of the project.
    pub handover_on: Option<Date>,
}

/// That something was done for a household.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TouchInput {
    /// On which day, not after today; null for today.
    pub given_on: Option<Date>,
}

/// Who looks after homes.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ManagerInput {
    /// Who: somebody who cares for homes there.
    pub account_id: AccountId,
    /// How to reach them, for the households: 1 to 120 characters.
    pub contact: String,
    /// Who stands in while they are away.
    pub substitute_id: Option<AccountId>,
    /// How to reach that one.
    pub substitute_contact: Option<String>,
    /// The first day on which they are away.
    pub away_from_on: Option<Date>,
    /// The last one.
    pub away_until_on: Option<Date>,
}

/// What to mind of a contract.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ContractNoteInput {
    /// 1 to 80 characters.
    pub title: String,
    /// Markdown: 1 to 5000 characters.
    pub markdown: String,
    /// Its place, 0 to 10000; after the last where none is given.
    pub position: Option<i32>,
}

/// What of a contract note is to change; what is left out stays.
#[derive(Clone, Debug, Default, Object)]
#[oai(example)]
pub struct ContractNotePatch {
    /// Its title.
    pub title: Option<String>,
    /// What there is to mind, in Markdown.
    pub markdown: Option<String>,
    /// Its place.
    pub position: Option<i32>,
}

/// Items of a checklist that are to be made, all of them or none.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ChecklistItemsInput {
    /// 1 to 100 items, in their order.
    pub items: Vec<ChecklistItemInput>,
}

/// What is looked at when a home is handed over.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ChecklistItemInput {
    /// Where in the home: 1 to 40 characters.
    pub area: String,
    /// What is looked at: 1 to 200 characters.
    pub text: String,
}

/// What of an item is to change; what is left out stays.
#[derive(Clone, Debug, Default, Object)]
#[oai(example)]
pub struct ChecklistItemPatch {
    /// Where in the home.
    pub area: Option<String>,
    /// What is looked at.
    pub text: Option<String>,
    /// Its place.
    pub position: Option<i32>,
}

/// What was seen of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum CheckResult {
    /// It is as it should be.
    Ok,
    /// It is not.
    Finding,
    /// It was not looked at after all.
    Open,
}

/// What one side saw of an item.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct TickInput {
    /// What was seen.
    pub result: CheckResult,
    /// In words, at most 500 characters; required with a finding.
    pub note: Option<String>,
}

/// When somebody comes to visit.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AppointmentInput {
    /// Not in the past, and at most two years ahead.
    pub appointed_at: Instant,
}

/// What a visit found.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct VisitReportInput {
    /// On which day, not after today.
    pub visited_on: Date,
    /// What was found, at most 2000 characters; may be empty.
    pub findings: String,
}

impl Example for DatesInput {
    fn example() -> Self {
        Self { signed_on: Date::from_ymd_opt(2026, 3, 8), handover_on: Date::from_ymd_opt(2027, 6, 30) }
    }
}

impl Example for TouchInput {
    fn example() -> Self {
        Self { given_on: None }
    }
}

impl Example for ManagerInput {
    fn example() -> Self {
        Self {
            account_id: AccountId(12),
            contact: "137 0000 0000，每天 9 点到 20 点".to_owned(),
            substitute_id: None,
            substitute_contact: None,
            away_from_on: None,
            away_until_on: None,
        }
    }
}

impl Example for ContractNoteInput {
    fn example() -> Self {
        Self {
            title: "逾期交房怎么赔".to_owned(),
            markdown: "见合同第九条：按日计算。".to_owned(),
            position: None,
        }
    }
}

impl Example for ContractNotePatch {
    fn example() -> Self {
        Self { position: Some(1), ..Self::default() }
    }
}

impl Example for ChecklistItemInput {
    fn example() -> Self {
        Self { area: "厨房".to_owned(), text: "水槽下水通畅，没有渗漏".to_owned() }
    }
}

impl Example for ChecklistItemsInput {
    fn example() -> Self {
        Self { items: vec![ChecklistItemInput::example()] }
    }
}

impl Example for ChecklistItemPatch {
    fn example() -> Self {
        Self { position: Some(3), ..Self::default() }
    }
}

impl Example for TickInput {
    fn example() -> Self {
        Self { result: CheckResult::Finding, note: Some("水槽右侧渗水。".to_owned()) }
    }
}

impl Example for AppointmentInput {
    fn example() -> Self {
        Self { appointed_at: Instant::UNIX_EPOCH }
    }
}

impl Example for VisitReportInput {
    fn example() -> Self {
        Self { visited_on: Date::default(), findings: "阳台栏杆有锈。".to_owned() }
    }
}

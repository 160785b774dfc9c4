//! How funds are shown.

pub mod entries;
pub mod proposals;

use linli_entities::complaint::{self, ComplaintId};
use linli_entities::fund_entry::{self, FundCategory, FundEntryId, FundSource};
use linli_entities::{Date, Instant};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use super::rules::figures::{Figures, Flow};
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::projects::output::ProjectRef;

pub use entries::{FundEntry, FundTable};
pub use proposals::FundProposal;

/// Where the fund of a project is read on the web.
pub fn url(slug: &str) -> String {
    format!("/projects/{slug}/fund")
}

/// Where an entry is read on the web.
pub fn entry_url(id: FundEntryId) -> String {
    format!("/fund-entries/{id}")
}

/// The loyalty maintenance fund of a project: an open book.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Fund {
    /// The project.
    pub project: ProjectRef,
    /// What the money is for, as sanitised HTML.
    pub purpose_html: String,
    /// What was typed; null for whoever does not keep the fund.
    pub purpose_markdown: Option<String>,
    /// What the developer promised to give, in words.
    pub promise: Option<String>,
    /// … as an amount, in fen.
    pub promised_fen: Option<i64>,
    /// What is in it, in fen: all that came less all that was spent.
    pub balance_fen: i64,
    /// All that came, in fen.
    pub income_fen: i64,
    /// All that was spent, in fen.
    pub spent_fen: i64,
    /// What came, of each source.
    pub sources: Vec<FundSourceSum>,
    /// What was spent, on each category, the most first.
    pub categories: Vec<FundCategorySum>,
    /// Year by year, the last first. A correction counts where what it corrects counts.
    pub years: Vec<FundYear>,
    /// The last twelve months, this one last.
    pub months: Vec<FundMonth>,
    /// Above this a spending takes two persons, in fen.
    pub approval_fen: i64,
    /// From this on owners are told of a spending, in fen.
    pub notice_fen: i64,
    /// How many entries there are.
    pub entry_count: i64,
    /// The hash of the last entry, in hexadecimal: whoever kept an earlier one finds it at the entry that was the last then.
    /// Empty before the first.
    pub head: String,
    /// Who opened it; null for the command line.
    pub opened_by: Option<AccountRef>,
    /// When it was opened.
    pub opened_at: Instant,
    /// Grows with every change of its words and limits; give it as `If-Match` to change them.
    pub version: i64,
    /// What the reader may do with it.
    pub may: FundMay,
    /// Where it is read on the web, relative to the server.
    pub url: String,
}

/// What the reader may do with a fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct FundMay {
    /// Record in it, correct, propose, approve what others proposed, and change its words.
    pub keep: bool,
    /// Change its limits.
    pub set_limits: bool,
}

/// What somebody gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct FundSourceSum {
    /// Who.
    pub source: FundSource,
    /// How much, in fen.
    pub fen: i64,
}

/// What was spent on something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct FundCategorySum {
    /// What on.
    pub category: FundCategory,
    /// How much, in fen.
    pub fen: i64,
}

/// What came and was spent in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct FundYear {
    /// Which.
    pub year: i32,
    /// What came, in fen.
    pub income_fen: i64,
    /// What was spent, in fen.
    pub spent_fen: i64,
    /// What was in the fund at its end, or is now, in fen.
    pub balance_fen: i64,
}

/// What came and was spent in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct FundMonth {
    /// Its first day.
    pub month_on: Date,
    /// What came, in fen.
    pub income_fen: i64,
    /// What was spent, in fen.
    pub spent_fen: i64,
}

/// A fund, linked to.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct FundRef {
    /// What is in it, in fen.
    pub balance_fen: i64,
    /// Where it is read on the web, relative to the server.
    pub url: String,
}

/// A complaint, linked to.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct FundComplaint {
    /// The complaint.
    pub id: ComplaintId,
    /// Its number within the project.
    pub number: i32,
    /// Its title.
    pub title: String,
    /// Where it is read on the web, relative to the server.
    pub url: String,
}

impl From<&complaint::Model> for FundComplaint {
    fn from(row: &complaint::Model) -> Self {
        let url = format!("/complaints/{}", row.id);
        Self { id: row.id, number: row.number, title: row.title.clone(), url }
    }
}

/// An entry, linked to.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
pub struct FundEntryRef {
    /// The id.
    pub id: FundEntryId,
    /// Its place in the fund.
    pub number: i64,
    /// Where it is read on the web, relative to the server.
    pub url: String,
}

impl From<&fund_entry::Model> for FundEntryRef {
    fn from(row: &fund_entry::Model) -> Self {
        Self { id: row.id, number: row.number, url: entry_url(row.id) }
    }
}

impl From<Seen> for Fund {
    fn from(Seen { row, project, balance, figures, opened_by, may_keep, may_limit }: Seen) -> Self {
        let Figures { sources, categories, years, months, whole } = figures;
        let year = |(year, flow, balance_fen): (i32, Flow, i64)| FundYear {
            year,
            income_fen: flow.income,
            spent_fen: flow.spent,
            balance_fen,
        };
        let month = |(month_on, flow): (Date, Flow)| FundMonth {
            month_on,
            income_fen: flow.income,
            spent_fen: flow.spent,
        };
        Self {
            url: url(&project.slug),
            project,
            purpose_html: row.purpose_html,
            purpose_markdown: Some(row.purpose_markdown).filter(|_| may_keep),
            promise: row.promise,
            promised_fen: row.promised_fen,
            balance_fen: balance,
            income_fen: whole.income,
            spent_fen: whole.spent,
            sources: sources.into_iter().map(|(source, fen)| FundSourceSum { source, fen }).collect(),
            categories: categories
                .into_iter()
                .map(|(category, fen)| FundCategorySum { category, fen })
                .collect(),
            years: years.into_iter().map(year).collect(),
            months: months.into_iter().map(month).collect(),
            approval_fen: row.approval_fen,
            notice_fen: row.notice_fen,
            entry_count: row.entry_count,
            head: hex::encode(row.head),
            opened_by,
            opened_at: row.opened_at,
            version: row.version,
            may: FundMay { keep: may_keep, set_limits: may_limit },
        }
    }
}

impl Addressed for Fund {
    fn address(&self) -> String {
        format!("/projects/{}/fund", self.project.id)
    }
}

/// What examples show as a hash.
pub(super) const HASH: &str = "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9";

pub(super) fn march() -> Date {
    Date::from_ymd_opt(2026, 3, 1).unwrap_or_default()
}

impl Example for Fund {
    fn example() -> Self {
        let project = ProjectRef::example();
        Self {
            url: url(&project.slug),
            project,
            purpose_html: "<p>质保期满以后，用来修缮小区共用部位。</p>\n".to_owned(),
            purpose_markdown: None,
            promise: Some("开发商五年内投入 100 万元".to_owned()),
            promised_fen: Some(100_000_000),
            balance_fen: 19_614_000,
            income_fen: 20_000_000,
            spent_fen: 386_000,
            sources: vec![FundSourceSum { source: FundSource::Developer, fen: 20_000_000 }],
            categories: vec![FundCategorySum { category: FundCategory::Repair, fen: 386_000 }],
            years: vec![FundYear {
                year: 2026,
                income_fen: 20_000_000,
                spent_fen: 386_000,
                balance_fen: 19_614_000,
            }],
            months: vec![FundMonth { month_on: march(), income_fen: 0, spent_fen: 386_000 }],
            approval_fen: 1_000_000,
            notice_fen: 1_000_000,
            entry_count: 2,
            head: HASH.to_owned(),
            opened_by: Some(AccountRef::example()),
            opened_at: Instant::UNIX_EPOCH,
            version: 1,
            may: FundMay { keep: false, set_limits: false },
        }
    }
}

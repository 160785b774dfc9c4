//! How entries of funds are shown.

use linli_entities::fund_entry::{FundCategory, FundEntryId, FundEntryKind, FundSource};
use linli_entities::fund_photo::FundPhotoKind;
use linli_entities::{Date, Instant, attachment};
use poem_openapi::payload::PlainText;
use poem_openapi::types::Example;
use poem_openapi::{ApiResponse, Object};

use super::{FundComplaint, FundEntryRef, HASH, entry_url, march};
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::attachments::output::Photo;
use crate::features::fund::logic::entries::SeenEntry;
use crate::features::projects::output::{BuildingRef, ProjectRef};
use crate::features::promise::rules::csv::{self, Cell};

/// What came into a fund or was spent of it. It never changes; photos may come later.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FundEntry {
    /// The id.
    pub id: FundEntryId,
    /// The project.
    pub project: ProjectRef,
    /// Its place in the fund, from 1 without gaps.
    pub number: i64,
    /// What it is.
    pub kind: FundEntryKind,
    /// Who gave it; of income, and of what corrects income.
    pub source: Option<FundSource>,
    /// What it was spent on; of spending, and of what corrects spending.
    pub category: Option<FundCategory>,
    /// By how much what is in the fund changed, in fen: below zero where it became less.
    pub fen: i64,
    /// What was in the fund after it, in fen.
    pub balance_fen: i64,
    /// The day on which it came or was spent; of a correction that of what it corrects.
    pub happened_on: Date,
    /// What it is.
    pub title: String,
    /// What for, as sanitised HTML; of a correction why.
    pub html: String,
    /// … as it was typed, which is what the hash is of.
    pub markdown: String,
    /// To whom it was paid.
    pub payee: Option<String>,
    /// The building; null for the whole project.
    pub building: Option<BuildingRef>,
    /// The complaint that led to it, where the reader may read that.
    pub complaint: Option<FundComplaint>,
    /// The entry that it corrects.
    pub corrects: Option<FundEntryRef>,
    /// The entry that corrects it.
    pub corrected_by: Option<FundEntryRef>,
    /// How it was before.
    pub before: Vec<Photo>,
    /// How it is since.
    pub after: Vec<Photo>,
    /// Receipts, transfers, contracts.
    pub evidence: Vec<Photo>,
    /// Who recorded or proposed it; null for the command line.
    pub recorded_by: Option<AccountRef>,
    /// Who approved it, where that took two persons.
    pub approved_by: Option<AccountRef>,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// SHA-256 of the hash of the entry before it and of what this one says, in hexadecimal.
    pub hash: String,
    /// What the reader may do with it.
    pub may: FundEntryMay,
    /// Where it is read on the web, relative to the server.
    pub url: String,
}

/// What the reader may do with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct FundEntryMay {
    /// Correct it by its opposite.
    pub correct: bool,
    /// Add photos.
    pub add_photos: bool,
}

/// The book of a fund, for spreadsheets.
#[derive(ApiResponse)]
pub enum FundTable {
    /// CSV in UTF-8 with a byte order mark; the names of columns are those of the fields in JSON.
    #[oai(status = 200, content_type = "text/csv; charset=utf-8")]
    Table(
        PlainText<String>,
        /// Under which name to keep it.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

/// The columns of the table.
const HEADING: [&str; 17] = [
    "number",
    "happened_on",
    "kind",
    "source",
    "category",
    "fen",
    "balance_fen",
    "title",
    "payee",
    "building",
    "markdown",
    "corrects",
    "corrected_by",
    "recorded_by",
    "approved_by",
    "recorded_at",
    "hash",
];

impl FundTable {
    /// The table of these entries.
    pub fn of((slug, entries): (String, Vec<SeenEntry>)) -> Self {
        let text = csv::table(&HEADING, entries.into_iter().map(line));
        Self::Table(PlainText(text), format!("attachment; filename=\"fund-{slug}.csv\""))
    }
}

fn line(seen: SeenEntry) -> Vec<Cell> {
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    let name = |account: Option<AccountRef>| text(account.map(|one| one.display_name));
    let SeenEntry { row, balance, building, corrects, corrected_by, recorded_by, approved_by, .. } = seen;
    vec![
        Cell::number(Some(row.number)),
        Cell::text(row.happened_on.to_string()),
        Cell::text(row.kind.as_str()),
        text(row.source.map(|source| source.as_str().to_owned())),
        text(row.category.map(|category| category.as_str().to_owned())),
        Cell::number(Some(row.fen)),
        Cell::number(Some(balance)),
        Cell::Text(row.title),
        text(row.payee),
        text(building.map(|building| building.name)),
        Cell::Text(row.markdown),
        Cell::number(corrects.map(|one| one.number)),
        Cell::number(corrected_by.map(|one| one.number)),
        name(recorded_by),
        name(approved_by),
        Cell::text(row.recorded_at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true)),
        Cell::Text(hex::encode(row.hash)),
    ]
}

pub(super) fn of_kind(photos: &[(FundPhotoKind, attachment::Model)], kind: FundPhotoKind) -> Vec<Photo> {
    let own = photos.iter().filter(|(of, _)| *of == kind);
    own.map(|(_, photo)| Photo::from(photo.clone())).collect()
}

impl From<SeenEntry> for FundEntry {
    fn from(seen: SeenEntry) -> Self {
        let SeenEntry { row, project, balance, building, complaint, corrects, corrected_by, .. } = seen;
        Self {
            id: row.id,
            project,
            number: row.number,
            kind: row.kind,
            source: row.source,
            category: row.category,
            fen: row.fen,
            balance_fen: balance,
            happened_on: row.happened_on,
            title: row.title,
            html: row.html,
            markdown: row.markdown,
            payee: row.payee,
            building,
            complaint,
            corrects,
            corrected_by,
            before: of_kind(&seen.photos, FundPhotoKind::Before),
            after: of_kind(&seen.photos, FundPhotoKind::After),
            evidence: of_kind(&seen.photos, FundPhotoKind::Evidence),
            recorded_by: seen.recorded_by,
            approved_by: seen.approved_by,
            recorded_at: row.recorded_at,
            hash: hex::encode(row.hash),
            may: FundEntryMay { correct: seen.may_keep && seen.correctable, add_photos: seen.may_keep },
            url: entry_url(row.id),
        }
    }
}

impl Addressed for FundEntry {
    fn address(&self) -> String {
        format!("/fund-entries/{}", self.id)
    }
}

impl Example for FundEntry {
    fn example() -> Self {
        Self {
            id: FundEntryId(12),
            project: ProjectRef::example(),
            number: 2,
            kind: FundEntryKind::Spending,
            source: None,
            category: Some(FundCategory::Repair),
            fen: -386_000,
            balance_fen: 19_614_000,
            happened_on: march(),
            title: "3 号楼门禁更换".to_owned(),
            html: "<p>读卡器进水，整机更换。</p>\n".to_owned(),
            markdown: "读卡器进水，整机更换。".to_owned(),
            payee: Some("江城安防设备有限公司".to_owned()),
            building: None,
            complaint: None,
            corrects: None,
            corrected_by: None,
            before: vec![Photo::example()],
            after: vec![],
            evidence: vec![],
            recorded_by: Some(AccountRef::example()),
            approved_by: None,
            recorded_at: Instant::UNIX_EPOCH,
            hash: HASH.to_owned(),
            may: FundEntryMay { correct: false, add_photos: false },
            url: entry_url(FundEntryId(12)),
        }
    }
}

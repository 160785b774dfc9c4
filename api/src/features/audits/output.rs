//! How the audit is shown.

use linli_entities::Instant;
use linli_entities::audit_entry::AuditEntryId;
use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use poem_openapi::payload::PlainText;
use poem_openapi::types::Example;
use poem_openapi::{ApiResponse, Object};

use super::logic::Seen;
use super::rules;
use crate::features::accounts::output::AccountRef;
use crate::features::boards::output::BoardRef;
use crate::features::projects::output::ProjectRef;
use crate::features::promise::rules::csv::{self, Cell};

/// Something that staff did.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AuditEntry {
    /// The id.
    pub id: AuditEntryId,
    /// Who acted; null for the command line.
    pub by: Option<AccountRef>,
    /// What was done, a word of `AuditAct`, or one that was one once.
    pub act: String,
    /// On what: the noun.
    pub entity: String,
    /// On which one of these.
    pub entity_id: i64,
    /// The project that it belongs to.
    pub project: Option<ProjectRef>,
    /// The board that it belongs to.
    pub board: Option<BoardRef>,
    /// What else there is to say.
    pub details: Vec<AuditDetail>,
    /// When.
    pub acted_at: Instant,
}

/// Something that an entry says beside the act.
#[derive(Clone, Debug, Object)]
pub struct AuditDetail {
    /// What it is called.
    pub name: String,
    /// What is said, plain text of up to 500 characters.
    pub text: String,
}

impl From<Seen> for AuditEntry {
    fn from(Seen { row, by, project, board }: Seen) -> Self {
        let details = rules::details(&row.detail).into_iter();
        Self {
            id: row.id,
            by,
            act: row.act,
            entity: row.entity,
            entity_id: row.entity_id,
            project,
            board: board.as_ref().map(BoardRef::from),
            details: details.map(|(name, text)| AuditDetail { name, text }).collect(),
            acted_at: row.acted_at,
        }
    }
}

/// What staff did, for spreadsheets.
#[derive(ApiResponse)]
pub enum AuditTable {
    /// CSV in UTF-8 with a byte order mark.
    #[oai(status = 200, content_type = "text/csv; charset=utf-8")]
    Table(
        PlainText<String>,
        /// Under which name to keep it.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

/// The columns of the table.
const HEADING: [&str; 9] =
    ["id", "acted_at", "by_id", "by", "act", "entity", "entity_id", "project", "details"];

impl AuditTable {
    /// The table of these entries.
    pub fn of(entries: Vec<Seen>) -> Self {
        let rows = entries.into_iter().map(|Seen { row, by, project, board: _ }| {
            let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
            vec![
                Cell::number(Some(row.id)),
                Cell::text(row.acted_at.to_rfc3339()),
                Cell::number(row.actor_id),
                text(by.map(|by| by.display_name)),
                Cell::Text(row.act),
                Cell::Text(row.entity),
                Cell::number(Some(row.entity_id)),
                text(project.map(|project| project.name)),
                Cell::text(row.detail.to_string()),
            ]
        });
        Self::Table(PlainText(csv::table(&HEADING, rows)), "attachment; filename=\"audit.csv\"".to_owned())
    }
}

impl Example for AuditEntry {
    fn example() -> Self {
        Self {
            id: AuditEntryId(42),
            by: Some(AccountRef::example()),
            act: "update_board".to_owned(),
            entity: "board".to_owned(),
            entity_id: 3,
            project: Some(ProjectRef { id: ProjectId(1), ..ProjectRef::example() }),
            board: Some(BoardRef { id: BoardId(3), ..BoardRef::example() }),
            details: vec![AuditDetail {
                name: "visibility".to_owned(),
                text: "[\"public\",\"members\"]".to_owned(),
            }],
            acted_at: Instant::UNIX_EPOCH,
        }
    }
}

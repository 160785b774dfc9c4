//! How canned answers are shown, to staff.

use linli_entities::Instant;
use linli_entities::canned_answer::CannedAnswerId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::input::CannedAnswerPatch;
use super::logic;
use super::rules::Field;
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::projects::output::ProjectRef;

/// An answer that was prepared. Without a project and a city it is for the group.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct CannedAnswer {
    /// The id.
    pub id: CannedAnswerId,
    /// The project, for one of a project.
    pub project: Option<ProjectRef>,
    /// The city, for one of a city.
    pub city: Option<String>,
    /// What it is for.
    pub title: String,
    /// Markdown with fields.
    pub markdown: String,
    /// Who changed it last; null for the command line.
    pub changed_by: Option<AccountRef>,
    /// When it was changed last.
    pub changed_at: Instant,
    /// Whether the reader may change it.
    pub may_manage: bool,
    /// Grows with every change.
    pub version: i64,
}

impl From<logic::Seen> for CannedAnswer {
    fn from(logic::Seen { row, project, changed_by, may_manage }: logic::Seen) -> Self {
        Self {
            id: row.id,
            project,
            city: row.city,
            title: row.title,
            markdown: row.markdown,
            changed_by,
            changed_at: row.changed_at,
            may_manage,
            version: row.version,
        }
    }
}

impl Addressed for CannedAnswer {
    fn address(&self) -> String {
        format!("/canned-answers/{}", self.id)
    }
}

impl Example for CannedAnswer {
    fn example() -> Self {
        let CannedAnswerPatch { title, markdown } = CannedAnswerPatch::example();
        Self {
            id: CannedAnswerId(4),
            project: Some(ProjectRef::example()),
            city: None,
            title,
            markdown,
            changed_by: Some(AccountRef::example()),
            changed_at: Instant::UNIX_EPOCH,
            may_manage: true,
            version: 1,
        }
    }
}

/// A canned answer, filled for one complaint: a draft that a person reads, completes and sends.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Draft {
    /// Markdown; of what the complaint says nothing, the field stays in it.
    pub markdown: String,
    /// The fields that stay.
    pub missing: Vec<Field>,
}

impl Example for Draft {
    fn example() -> Self {
        let markdown = "江畔小李您好，3 栋 1-1201 的电梯问题（17 号）已派维修人员。{handler}".to_owned();
        Self { markdown, missing: vec![Field::Handler] }
    }
}

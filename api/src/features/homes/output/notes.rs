//! How contract notes are shown.

use linli_entities::contract_note::ContractNoteId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::answer::Addressed;
use crate::features::homes::logic::notes;

/// What to mind of a contract.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ContractNote {
    /// The id.
    pub id: ContractNoteId,
    /// Its title.
    pub title: String,
    /// What there is to mind, as sanitised HTML.
    pub html: String,
    /// What was typed; null for whoever may not edit it.
    pub markdown: Option<String>,
    /// Its place.
    pub position: i32,
    /// Grows with every edit; give it as `If-Match` to edit.
    pub version: i64,
}

impl From<notes::Seen> for ContractNote {
    fn from(notes::Seen { row, may_edit }: notes::Seen) -> Self {
        Self {
            id: row.id,
            title: row.title,
            html: row.html,
            markdown: Some(row.markdown).filter(|_| may_edit),
            position: row.position,
            version: row.version,
        }
    }
}

impl Addressed for ContractNote {
    fn address(&self) -> String {
        format!("/contract-notes/{}", self.id)
    }
}

impl Example for ContractNote {
    fn example() -> Self {
        Self {
            id: ContractNoteId(2),
            title: "逾期交房怎么赔".to_owned(),
            html: "<p>见合同第九条：按日计算。</p>\n".to_owned(),
            markdown: None,
            position: 0,
            version: 1,
        }
    }
}

//! How notes are shown.

use linli_entities::Instant;
use linli_entities::account_note::AccountNoteId;
use linli_entities::project::ProjectId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::logic::Seen;
use crate::features::accounts::output::AccountRef;
use crate::features::projects::output::ProjectRef;

/// A note about an account.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AccountNote {
    /// The id.
    pub id: AccountNoteId,
    /// The project whose staff read it; null for staff of the group.
    pub project: Option<ProjectRef>,
    /// What it says, plain text.
    pub text: String,
    /// Who wrote it; null for the command line.
    pub by: Option<AccountRef>,
    /// When.
    pub written_at: Instant,
    /// Whether the reader may delete it.
    pub may_delete: bool,
}

impl From<Seen> for AccountNote {
    fn from(Seen { row, project, by, may_delete }: Seen) -> Self {
        Self { id: row.id, project, text: row.text, by, written_at: row.written_at, may_delete }
    }
}

impl Example for AccountNote {
    fn example() -> Self {
        Self {
            id: AccountNoteId(3),
            project: Some(ProjectRef { id: ProjectId(1), ..ProjectRef::example() }),
            text: "3 月 2 日电话沟通过，答应不再发广告。".to_owned(),
            by: Some(AccountRef::example()),
            written_at: Instant::UNIX_EPOCH,
            may_delete: true,
        }
    }
}

//! What is sent about notes.

use linli_entities::project::ProjectId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::error::Error;
use crate::fields::Fields;

/// Characters of a note, at most.
const TEXT_MAX: usize = 2_000;

/// A note about an account.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct AccountNoteInput {
    /// The project whose staff read it; null for staff of the group.
    pub project_id: Option<ProjectId>,
    /// What it says, plain text: up to 2000 characters.
    pub text: String,
}

/// A note, read and found right.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// The project whose staff read it.
    pub project_id: Option<ProjectId>,
    /// What it says.
    pub text: String,
}

impl TryFrom<AccountNoteInput> for NewNote {
    type Error = Error;

    fn try_from(input: AccountNoteInput) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let text = fields.prose("/text", &input.text, TEXT_MAX);
        fields.finish(Self { project_id: input.project_id, text })
    }
}

impl Example for AccountNoteInput {
    fn example() -> Self {
        Self {
            project_id: Some(ProjectId(1)), text: "3 月 2 日电话沟通过，答应不再发广告。".to_owned()
        }
    }
}

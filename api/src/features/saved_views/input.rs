//! What is sent about saved views.

use linli_entities::complaint::{Category, ComplaintState, Grade};
use linli_entities::complaint_deadline::DeadlineKind;
use linli_entities::project::ProjectId;
use linli_entities::team::TeamId;
use poem_openapi::Object;
use poem_openapi::types::Example;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::features::complaints::http::ComplaintSort;
use crate::fields::Fields;

/// The longest name, in characters.
const NAME_MAX: usize = 40;
/// The longest number or title that is looked for, in characters.
const QUERY_MAX: usize = 80;

/// What the worklist is asked for: the parameters of `list_complaints` of the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Object)]
#[serde(default)]
pub struct ViewFilters {
    /// Of this project only.
    pub project_id: Option<ProjectId>,
    /// In this state only.
    pub state: Option<ComplaintState>,
    /// About this only.
    pub category: Option<Category>,
    /// Of this grade only.
    pub grade: Option<Grade>,
    /// Of this team only.
    pub team_id: Option<TeamId>,
    /// Of those only that owe something of this kind.
    pub owes: Option<DeadlineKind>,
    /// Those with this number, or with this in the title; at most 80 characters.
    pub query: Option<String>,
    /// Those that one works on only.
    pub handled_by_me: Option<bool>,
    /// Those that are offered to one only.
    pub offered_to_me: Option<bool>,
    /// Those that nobody works on only.
    pub unassigned: Option<bool>,
    /// Those whose answer is overdue only.
    pub late: Option<bool>,
    /// Those of every project where one answers.
    pub desk: Option<bool>,
    /// Those that their team refused only.
    pub refused: Option<bool>,
    /// Those where somebody is in danger only.
    pub danger: Option<bool>,
    /// In which order.
    pub sort: Option<ComplaintSort>,
}

/// A view that is to be saved.
#[derive(Debug, Object)]
#[oai(example)]
pub struct SavedViewInput {
    /// What it is called, at most 40 characters; each name once.
    pub name: String,
    /// What is asked for.
    pub filters: ViewFilters,
}

impl SavedViewInput {
    /// The name, and what is asked for.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name that is none.
    pub fn parse(self) -> Result<(String, ViewFilters), Error> {
        let mut fields = Fields::default();
        let name = fields.line("/name", &self.name, NAME_MAX);
        let query = self.filters.query.map(|text| fields.line("/filters/query", &text, QUERY_MAX));
        fields.finish((name, ViewFilters { query, ..self.filters }))
    }
}

impl Example for SavedViewInput {
    fn example() -> Self {
        let filters = ViewFilters {
            team_id: Some(TeamId(5)),
            unassigned: Some(true),
            sort: Some(ComplaintSort::Due),
            ..ViewFilters::default()
        };
        Self { name: "本队待领".to_owned(), filters }
    }
}

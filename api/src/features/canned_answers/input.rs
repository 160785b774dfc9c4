//! What is sent about canned answers.

use linli_entities::project::ProjectId;
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::{NewAnswer, TEXT_MAX, TITLE_MAX, Words, knows_its_fields};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;
use crate::place::Place;

/// A canned answer that is to be saved.
#[derive(Debug, Object)]
#[oai(example)]
pub struct CannedAnswerInput {
    /// For one project only: the project.
    pub project_id: Option<ProjectId>,
    /// For one city only: the city. Without either it is for the group.
    pub city: Option<String>,
    /// What it is for, at most 60 characters.
    pub title: String,
    /// Markdown with fields, at most 4 000 characters. Fields: `{complainant}`, `{number}`, `{title}`, `{unit}`,
    /// `{project}`, `{handler}`, `{team}`, `{received}`, `{due}`; another word in braces is refused.
    pub markdown: String,
}

/// What changes of a canned answer.
#[derive(Debug, Object)]
#[oai(example)]
pub struct CannedAnswerPatch {
    /// What it is for, at most 60 characters.
    pub title: String,
    /// Markdown with fields, as in a new one.
    pub markdown: String,
}

impl Words {
    /// Reads the words.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong, [`Code::UnknownField`] among them.
    fn parse(title: &str, markdown: &str) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let title = fields.line("/title", title, TITLE_MAX);
        let markdown = fields.prose("/markdown", markdown, TEXT_MAX);
        if !knows_its_fields(&markdown) {
            fields.refuse("/markdown", Code::UnknownField);
        }
        fields.finish(Self { title, markdown })
    }
}

impl TryFrom<CannedAnswerInput> for NewAnswer {
    type Error = Error;

    fn try_from(input: CannedAnswerInput) -> Result<Self, Error> {
        let words = Words::parse(&input.title, &input.markdown)?;
        Ok(Self { place: Place::parse(input.project_id, input.city.as_deref())?, words })
    }
}

impl TryFrom<CannedAnswerPatch> for Words {
    type Error = Error;

    fn try_from(input: CannedAnswerPatch) -> Result<Self, Error> {
        Self::parse(&input.title, &input.markdown)
    }
}

impl Example for CannedAnswerInput {
    fn example() -> Self {
        let CannedAnswerPatch { title, markdown } = CannedAnswerPatch::example();
        Self { project_id: Some(ProjectId(3)), city: None, title, markdown }
    }
}

impl Example for CannedAnswerPatch {
    fn example() -> Self {
        Self {
            title: "电梯维修：已派人".to_owned(),
            markdown:
                "{complainant}您好，{unit} 的电梯问题（{number} 号）已派维修人员，{due} 前给您结果。{handler}"
                    .to_owned(),
        }
    }
}

//! What is sent about follow-up visits.

use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::error::Error;
use crate::features::complaints::rules::NOTE_MAX;
use crate::features::complaints::rules::visits::Asked;
use crate::fields::Fields;

/// What came of asking the complainant.
#[derive(Debug, Object)]
#[oai(example)]
pub struct VisitInput {
    /// Whether the complainant was reached. Who is not reached three times was not reached.
    pub reached: bool,
    /// Whether it is put right, as the complainant says; for who was reached.
    pub solved: Option<bool>,
    /// How satisfied the complainant is, 1 to 5, if they said so.
    pub satisfaction: Option<i32>,
    /// What else was said, Markdown, at most 2 000 characters. The complainant can read it.
    pub markdown: Option<String>,
}

impl VisitInput {
    /// What came of it, and what was said.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<(Asked, Option<String>), Error> {
        let mut fields = Fields::default();
        let asked = Asked::parse(&mut fields, self.reached, self.solved, self.satisfaction);
        let words = self.markdown.as_deref().unwrap_or_default();
        let words = fields.prose_or_empty("/markdown", words, NOTE_MAX);
        fields.finish((asked, (!words.is_empty()).then_some(words)))
    }
}

impl Example for VisitInput {
    fn example() -> Self {
        Self {
            reached: true,
            solved: Some(true),
            satisfaction: Some(4),
            markdown: Some("电梯运行正常，希望以后提前通知检修。".to_owned()),
        }
    }
}

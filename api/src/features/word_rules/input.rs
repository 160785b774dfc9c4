//! What comes in.

use linli_entities::board::BoardId;
use linli_entities::project::ProjectId;
use linli_entities::word_rule::WordAction;
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::rules::{Area, TRIAL_CHARS_MAX, words};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// Characters of a name, at most.
const NAME_MAX: usize = 60;

/// A list of words to be made.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct WordRuleInput {
    /// One line of at most 60 characters.
    pub name: String,
    /// What becomes of a post with one of its words.
    pub action: WordAction,
    /// The project that it is for.
    pub project_id: Option<ProjectId>,
    /// The board that it is for. Neither: it holds everywhere.
    pub board_id: Option<BoardId>,
    /// The words, one in each line, or a table of which the last column has them: up to 100 000 of at most 64 characters each.
    pub words: Option<String>,
}

/// What of a list is to be changed; what is left out stays.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct WordRulePatch {
    /// Another name.
    pub name: Option<String>,
    /// What becomes of a post with one of its words.
    pub action: Option<WordAction>,
    /// Whether it holds.
    pub enabled: Option<bool>,
}

/// What is done with words that are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum WordsMode {
    /// The list has them from now on, and no others.
    Replace,
    /// The list has them as well.
    Add,
    /// The list has them no more.
    Remove,
}

/// Words for a list.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct RuleWordsInput {
    /// The words, one in each line, or a table of which the last column has them.
    pub words: String,
    /// What is done with them.
    pub mode: WordsMode,
}

/// A text to be tried.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct WordTrialInput {
    /// Up to 32 000 characters. It is not kept.
    pub text: String,
    /// The board in which it would be written; none: only lists that hold everywhere.
    pub board_id: Option<BoardId>,
}

/// A list that is to be made, read and found right.
#[derive(Clone, Debug)]
pub struct NewList {
    /// What moderators call it.
    pub name: String,
    /// What becomes of a post with one of its words.
    pub action: WordAction,
    /// Where it holds.
    pub area: Area,
    /// Its words, as they were sent.
    pub words: String,
}

/// What of a list is to change, read and found right.
#[derive(Clone, Debug)]
pub struct Changes {
    /// What moderators call it.
    pub name: Option<String>,
    /// What becomes of a post with one of its words.
    pub action: Option<WordAction>,
    /// Whether it holds.
    pub enabled: Option<bool>,
}

impl TryFrom<WordRuleInput> for NewList {
    type Error = Error;

    fn try_from(input: WordRuleInput) -> Result<Self, Error> {
        let WordRuleInput { name, action, project_id, board_id, words } = input;
        let area = Area::parse(project_id, board_id)?;
        let mut fields = Fields::default();
        let name = fields.line("/name", &name, NAME_MAX);
        fields.finish(Self { name, action, area, words: words.unwrap_or_default() })
    }
}

impl TryFrom<WordRulePatch> for Changes {
    type Error = Error;

    fn try_from(patch: WordRulePatch) -> Result<Self, Error> {
        let WordRulePatch { name, action, enabled } = patch;
        let mut fields = Fields::default();
        let name = name.map(|name| fields.line("/name", &name, NAME_MAX));
        fields.finish(Self { name, action, enabled })
    }
}

impl WordTrialInput {
    /// The text, found right.
    ///
    /// # Errors
    /// [`Code::TooLong`] at `/text`.
    pub fn demand_short(&self) -> Result<(), Error> {
        if self.text.chars().count() > TRIAL_CHARS_MAX {
            return Err(Error::invalid("/text", Code::TooLong));
        }
        Ok(())
    }
}

/// Reads a text of words.
///
/// # Errors
/// [`Code::TooMany`] at `/words`.
pub fn parse_words(text: &str) -> Result<words::Words, Error> {
    words::parse(text).map_err(|code| Error::invalid("/words", code))
}

impl Example for WordRuleInput {
    fn example() -> Self {
        Self {
            name: "广告".to_owned(),
            action: WordAction::Hold,
            project_id: None,
            board_id: None,
            words: Some("代开发票\n刷单兼职".to_owned()),
        }
    }
}

impl Example for WordRulePatch {
    fn example() -> Self {
        Self { name: None, action: None, enabled: Some(false) }
    }
}

impl Example for RuleWordsInput {
    fn example() -> Self {
        Self { words: "代开发票\n刷单兼职".to_owned(), mode: WordsMode::Add }
    }
}

impl Example for WordTrialInput {
    fn example() -> Self {
        Self { text: "长期代 开 发 票".to_owned(), board_id: None }
    }
}

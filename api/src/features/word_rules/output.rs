//! How lists of words are shown.

use linli_entities::Instant;
use linli_entities::word_rule::{self, WordAction, WordRuleId};
use poem_openapi::types::Example;
use poem_openapi::{Enum, Object};

use super::rules::Found;
use super::rules::engine::Way;
use super::rules::words::RefusedLine;
use crate::answer::Addressed;
use crate::code::Code;
use crate::features::boards::output::BoardRef;
use crate::features::projects::output::ProjectRef;

/// A list of words.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct WordRule {
    /// The id.
    pub id: WordRuleId,
    /// What moderators call it.
    pub name: String,
    /// What becomes of a post with one of its words.
    pub action: WordAction,
    /// The project that it is for.
    pub project: Option<ProjectRef>,
    /// The board that it is for. Neither: it holds everywhere.
    pub board: Option<BoardRef>,
    /// Whether it holds.
    pub enabled: bool,
    /// How many words it has.
    pub word_count: i32,
    /// When it was changed last.
    pub changed_at: Instant,
    /// The version.
    pub version: i64,
}

impl WordRule {
    /// A list, and where it holds.
    pub fn new(row: word_rule::Model, project: Option<ProjectRef>, board: Option<BoardRef>) -> Self {
        Self {
            id: row.id,
            name: row.name,
            action: row.action,
            project,
            board,
            enabled: row.enabled,
            word_count: row.word_count,
            changed_at: row.changed_at,
            version: row.version,
        }
    }
}

impl Addressed for WordRule {
    fn address(&self) -> String {
        format!("/word-rules/{}", self.id)
    }
}

/// A word of a list.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct ListedWord {
    /// The word, as it came.
    pub word: String,
}

/// A line that is no word.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct RefusedWord {
    /// Which line, from 1.
    pub line: u32,
    /// Why: too long, or nothing that one could look for.
    pub code: Code,
}

/// What became of words that were sent.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct WordsTaken {
    /// The list, as it is now.
    pub rule: WordRule,
    /// How many lines are no words.
    pub refused_count: u32,
    /// The first 100 of them.
    pub refused: Vec<RefusedWord>,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum WordDisguise {
    /// As in the list, or in another width, case or script.
    Plain,
    /// With something between its characters.
    Spaced,
    /// With letters, digits or signs that look like its own.
    LookAlike,
    /// As it is spelled in letters.
    Pinyin,
}

/// A word that was found in a text that was tried.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct WordHit {
    /// The list.
    pub rule_id: WordRuleId,
    /// What the list is called.
    pub rule_name: String,
    /// What would become of the text.
    pub action: WordAction,
    /// The word, as the list has it.
    pub word: String,
    /// What stands in the text.
    pub matched: String,
    /// How that is written.
    pub disguise: WordDisguise,
    /// Where it begins, in characters (code points) from 0.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// What lists find in a text.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct WordTrial {
    /// What was found, at most 200.
    pub hits: Vec<WordHit>,
    /// What would be written where words are masked.
    pub masked: String,
}

impl WordHit {
    /// What was found in a text by a list of that name.
    pub fn new(text: &str, found: &Found, rule_name: &str) -> Self {
        let chars = |end: usize| {
            let count = text.get(..end).map_or(0, |head| head.chars().count());
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        Self {
            rule_id: found.list_id,
            rule_name: rule_name.to_owned(),
            action: found.action,
            word: found.word.clone(),
            matched: text.get(found.start..found.end).unwrap_or_default().to_owned(),
            disguise: found.way.into(),
            start: chars(found.start),
            end: chars(found.end),
        }
    }
}

impl From<Way> for WordDisguise {
    fn from(way: Way) -> Self {
        match way {
            Way::Plain => Self::Plain,
            Way::Spaced => Self::Spaced,
            Way::LookAlike => Self::LookAlike,
            Way::Pinyin => Self::Pinyin,
        }
    }
}

impl From<RefusedLine> for RefusedWord {
    fn from(RefusedLine { line, code }: RefusedLine) -> Self {
        Self { line: u32::try_from(line).unwrap_or(u32::MAX), code }
    }
}

impl Example for WordRule {
    fn example() -> Self {
        Self {
            id: WordRuleId(4),
            name: "广告".to_owned(),
            action: WordAction::Hold,
            project: Some(ProjectRef::example()),
            board: None,
            enabled: true,
            word_count: 2,
            changed_at: Instant::UNIX_EPOCH,
            version: 1,
        }
    }
}

impl Example for ListedWord {
    fn example() -> Self {
        Self { word: "代开发票".to_owned() }
    }
}

impl Example for RefusedWord {
    fn example() -> Self {
        Self { line: 3, code: Code::TooShort }
    }
}

impl Example for WordsTaken {
    fn example() -> Self {
        Self { rule: WordRule::example(), refused_count: 1, refused: vec![RefusedWord::example()] }
    }
}

impl Example for WordHit {
    fn example() -> Self {
        Self {
            rule_id: WordRuleId(4),
            rule_name: "广告".to_owned(),
            action: WordAction::Hold,
            word: "代开发票".to_owned(),
            matched: "代 开 发 票".to_owned(),
            disguise: WordDisguise::Spaced,
            start: 2,
            end: 9,
        }
    }
}

impl Example for WordTrial {
    fn example() -> Self {
        Self { hits: vec![WordHit::example()], masked: "长期＊ ＊ ＊ ＊".to_owned() }
    }
}

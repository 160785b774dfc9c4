//! How figures of surveys are shown.

use linli_entities::account::Locale;
use linli_entities::complaint::Category;
use linli_entities::survey_question::{self, SurveyQuestionId, SurveyQuestionKind};
use poem_openapi::payload::PlainText;
use poem_openapi::types::Example;
use poem_openapi::{ApiResponse, Enum, Object};

use super::SurveyChoice;
use crate::features::surveys::logic::results::Results;
use crate::features::surveys::logic::wording;
use crate::features::surveys::rules::SurveyCut;
use crate::features::surveys::rules::figures::{CellFigures, CutFigures, Figures};

/// Why no figures are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum HeldBack {
    /// It is anonymous and not closed: whoever watches figures grow sees each answer.
    #[oai(rename = "not_closed")]
    NotClosed,
    /// It is anonymous, and fewer than five answered.
    #[oai(rename = "too_few")]
    TooFew,
}

/// What came of a survey, in figures.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SurveyResults {
    /// How many were invited.
    pub invited_count: i64,
    /// How many of those answered.
    pub answered_count: i64,
    /// How many of those declined.
    pub declined_count: i64,
    /// How many of a hundred who were invited answered; null where nobody was.
    pub response_percent: Option<i64>,
    /// Why no figures are shown; null where they are.
    pub held_back: Option<HeldBack>,
    /// Of the first question from 0 to 10: how many of a hundred say 9 or 10, less those who say 6 or less. Null where none
    /// is shown.
    pub nps: Option<i32>,
    /// Figures of each question, in order.
    pub questions: Vec<QuestionResults>,
    /// The same by what was asked for; null where nothing was, or figures are held back.
    pub cut: Option<SurveyCutResults>,
}

/// What came of one question.
#[derive(Clone, Debug, Object)]
pub struct QuestionResults {
    /// The id.
    pub id: SurveyQuestionId,
    /// How it is answered.
    pub kind: SurveyQuestionKind,
    /// The question, in the language of the reader.
    pub text: String,
    /// What of complaints it is about.
    pub topic: Option<Category>,
    /// What can be chosen.
    pub choices: Vec<SurveyChoice>,
    /// Its figures; null where nobody answered, or of an anonymous survey fewer than five.
    pub figures: Option<SurveyFigures>,
}

/// Figures of one question.
#[derive(Clone, Debug, Object)]
pub struct SurveyFigures {
    /// How many answered it.
    pub answer_count: u64,
    /// The mean of numbers and stars; null for what has none.
    pub mean: Option<f64>,
    /// How often each number or choice was said, in order, also what nobody said; empty for words.
    pub distribution: Vec<SurveyBar>,
}

/// How often something was said.
#[derive(Clone, Debug, Object)]
pub struct SurveyBar {
    /// The number, or the key of the choice.
    pub key: String,
    /// How often.
    pub count: u64,
}

/// Figures by what answers are told apart by.
#[derive(Clone, Debug, Object)]
pub struct SurveyCutResults {
    /// By what.
    pub by: SurveyCut,
    /// The cells that are shown: of an anonymous survey none of fewer than five answers, nor one that the others would tell
    /// such a one by.
    pub cells: Vec<SurveyCell>,
    /// How many answers are in cells that are not shown.
    pub hidden_count: u64,
}

/// Figures of one cell.
#[derive(Clone, Debug, Object)]
pub struct SurveyCell {
    /// The id of the project or the building, the stage, or the month as `2026-03`; null for answers that have none.
    pub key: Option<String>,
    /// The name of the project or the building.
    pub name: Option<String>,
    /// How many answers there are of it.
    pub answered_count: u64,
    /// As that of the whole.
    pub nps: Option<i32>,
    /// Figures of each question, in order.
    pub questions: Vec<CellQuestion>,
}

/// Figures of a question in a cell.
#[derive(Clone, Debug, Object)]
pub struct CellQuestion {
    /// The question.
    pub id: SurveyQuestionId,
    /// Its figures; null where nobody answered it there, or where they would tell what few said.
    pub figures: Option<SurveyFigures>,
}

/// What somebody said in words.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SurveyText {
    /// The words, plain.
    pub text: String,
}

/// Figures for spreadsheets.
#[derive(ApiResponse)]
pub enum SurveyTable {
    /// CSV in UTF-8 with a byte order mark. Of the whole `cell` is empty.
    #[oai(status = 200, content_type = "text/csv; charset=utf-8")]
    Table(
        PlainText<String>,
        /// Under which name to keep it.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

impl SurveyTable {
    /// The table.
    pub fn of(text: String) -> Self {
        Self::Table(PlainText(text), "attachment; filename=\"survey.csv\"".to_owned())
    }
}

impl SurveyResults {
    /// The figures for a reader of this language.
    pub fn of(results: Results, locale: Locale) -> Self {
        let survey = results.survey;
        let (invited, answered) = (survey.invited_count, survey.answered_count);
        let question = |(_, figures): (SurveyQuestionId, Option<Figures>), row: &survey_question::Model| {
            QuestionResults {
                id: row.id,
                kind: row.kind,
                text: wording(locale, &row.text_zh, row.text_en.as_deref()),
                topic: row.topic,
                choices: SurveyChoice::all(row, locale),
                figures: figures.map(SurveyFigures::from),
            }
        };
        let names = results.names;
        let cell = |cell: CellFigures| SurveyCell {
            name: cell.cell.as_ref().and_then(|key| names.get(key).cloned()),
            key: cell.cell,
            answered_count: cell.answered_count,
            nps: cell.nps,
            questions: cell.questions.into_iter().map(CellQuestion::from).collect(),
        };
        let cut = |(by, cut): (SurveyCut, CutFigures)| SurveyCutResults {
            by,
            cells: cut.cells.into_iter().map(cell).collect(),
            hidden_count: cut.hidden_count,
        };
        Self {
            invited_count: invited,
            answered_count: answered,
            declined_count: survey.declined_count,
            response_percent: (invited > 0).then(|| answered * 100 / invited),
            held_back: results.held_back,
            nps: results.nps,
            questions: results
                .questions
                .into_iter()
                .zip(&survey.questions)
                .map(|(one, row)| question(one, row))
                .collect(),
            cut: results.cut.map(cut),
        }
    }
}

impl From<Figures> for SurveyFigures {
    fn from(figures: Figures) -> Self {
        let bars = figures.distribution.into_iter().map(|(key, count)| SurveyBar { key, count });
        Self { answer_count: figures.answer_count, mean: figures.mean, distribution: bars.collect() }
    }
}

impl From<(SurveyQuestionId, Option<Figures>)> for CellQuestion {
    fn from((id, figures): (SurveyQuestionId, Option<Figures>)) -> Self {
        Self { id, figures: figures.map(SurveyFigures::from) }
    }
}

impl Example for SurveyText {
    fn example() -> Self {
        Self { text: "物业上门很快".to_owned() }
    }
}

impl Example for SurveyResults {
    fn example() -> Self {
        let bars =
            (0..=10).map(|key: i32| SurveyBar { key: key.to_string(), count: u64::from(key > 7) * 32 });
        let figures = SurveyFigures { answer_count: 96, mean: Some(9.0), distribution: bars.collect() };
        let question = QuestionResults {
            id: SurveyQuestionId(1),
            kind: SurveyQuestionKind::Score10,
            text: "您会向朋友推荐我们吗？".to_owned(),
            topic: None,
            choices: vec![],
            figures: Some(figures),
        };
        Self {
            invited_count: 320,
            answered_count: 96,
            declined_count: 4,
            response_percent: Some(30),
            held_back: None,
            nps: Some(67),
            questions: vec![question],
            cut: None,
        }
    }
}

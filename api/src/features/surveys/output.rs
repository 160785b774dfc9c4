//! How surveys are shown to whoever is asked. What staff see is in [`desk`], figures are in [`results`].

pub mod desk;
pub mod results;
pub mod trend;

use linli_entities::Instant;
use linli_entities::account::Locale;
use linli_entities::survey::{SurveyId, SurveyKind};
use linli_entities::survey_question::{self, SurveyQuestionId, SurveyQuestionKind};
use poem_openapi::Object;
use poem_openapi::types::Example;

pub use desk::SurveyMay;
pub use results::HeldBack;

use super::logic::answering::Answered;
use super::logic::{self, Asked};
use super::rules;
use crate::code::Code;
use crate::features::projects::output::ProjectRef;

/// The page of a survey.
pub fn url(id: SurveyId) -> String {
    format!("/surveys/{id}")
}

/// A survey that one is asked by.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct MySurvey {
    /// The id.
    pub id: SurveyId,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub kind: SurveyKind,
    /// The project; null for the whole group.
    pub project: Option<ProjectRef>,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// From when on one can answer.
    pub opens_at: Instant,
    /// Until when one can answer.
    pub closes_at: Instant,
    /// How many questions there are.
    pub question_count: i32,
    /// How many minutes it takes, about.
    pub minutes_estimated: i32,
    /// The points that answering gives; null where it gives none, as to whoever is no member of the club.
    pub points: Option<i64>,
    /// Whether one answered.
    pub answered: bool,
    /// Whether one declined: nobody reminds of it any more.
    pub declined: bool,
    /// Whether one can answer now.
    pub may_answer: bool,
    /// Why not; null where one can.
    pub why_not: Option<Code>,
}

/// A survey that one is asked by, with what it asks.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct Survey {
    /// What lists have of it.
    #[oai(flatten)]
    pub card: MySurvey,
    /// What there is to say of it, as sanitised HTML.
    pub html: String,
    /// What it asks, in order.
    pub questions: Vec<SurveyQuestion>,
}

/// What a survey asks.
#[derive(Clone, Debug, Object)]
pub struct SurveyQuestion {
    /// The id.
    pub id: SurveyQuestionId,
    /// How it is answered.
    pub kind: SurveyQuestionKind,
    /// The question, in the language of the reader.
    pub text: String,
    /// Whether it has to be answered.
    pub required: bool,
    /// What can be chosen; empty for what is answered otherwise.
    pub choices: Vec<SurveyChoice>,
}

/// What can be chosen.
#[derive(Clone, Debug, Object)]
pub struct SurveyChoice {
    /// By which it is chosen.
    pub key: String,
    /// The words, in the language of the reader.
    pub text: String,
}

/// What somebody is told who answered.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SurveyReceipt {
    /// Whether nobody learns who said it.
    pub anonymous: bool,
    /// The points that follow; null where there are none.
    pub points: Option<i64>,
    /// Whether it says of somebody with a name that they are not content: then a complaint may be what helps. Never of an
    /// anonymous survey.
    pub low_score: bool,
}

impl From<Asked> for MySurvey {
    fn from(asked: Asked) -> Self {
        let (row, invitation) = (asked.row, asked.invitation);
        Self {
            id: row.id,
            title: row.title,
            kind: row.kind,
            project: asked.project,
            anonymous: row.anonymous,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            question_count: i32::try_from(asked.questions.len()).unwrap_or(i32::MAX),
            minutes_estimated: rules::minutes(asked.questions.iter().map(|question| question.kind)),
            points: asked.points,
            answered: invitation.answered_on.is_some(),
            declined: invitation.declined_at.is_some(),
            may_answer: asked.why_not.is_none(),
            why_not: asked.why_not,
        }
    }
}

impl Survey {
    /// The survey for a reader of this language.
    pub fn of(asked: Asked, locale: Locale) -> Self {
        let questions = asked.questions.iter().map(|question| SurveyQuestion::of(question, locale)).collect();
        Self { html: asked.row.html.clone(), questions, card: asked.into() }
    }
}

impl SurveyQuestion {
    fn of(question: &survey_question::Model, locale: Locale) -> Self {
        Self {
            id: question.id,
            kind: question.kind,
            text: logic::wording(locale, &question.text_zh, question.text_en.as_deref()),
            required: question.required,
            choices: SurveyChoice::all(question, locale),
        }
    }
}

impl SurveyChoice {
    /// The choices of a question.
    pub fn all(question: &survey_question::Model, locale: Locale) -> Vec<Self> {
        logic::choices(locale, question).into_iter().map(|(key, text)| Self { key, text }).collect()
    }
}

impl From<Answered> for SurveyReceipt {
    fn from(answered: Answered) -> Self {
        Self { anonymous: answered.anonymous, points: answered.points, low_score: answered.low_score }
    }
}

impl Example for MySurvey {
    fn example() -> Self {
        Self {
            id: SurveyId(4),
            title: "住得怎么样".to_owned(),
            kind: SurveyKind::Satisfaction,
            project: Some(ProjectRef::example()),
            anonymous: true,
            opens_at: Instant::UNIX_EPOCH,
            closes_at: Instant::UNIX_EPOCH,
            question_count: 3,
            minutes_estimated: 1,
            points: Some(20),
            answered: false,
            declined: false,
            may_answer: true,
            why_not: None,
        }
    }
}

impl Example for Survey {
    fn example() -> Self {
        let question = SurveyQuestion {
            id: SurveyQuestionId(1),
            kind: SurveyQuestionKind::Score10,
            text: "您会向朋友推荐我们吗？".to_owned(),
            required: true,
            choices: vec![],
        };
        Self {
            card: MySurvey::example(),
            html: "<p>三分钟，<strong>不记名</strong>。</p>\n".to_owned(),
            questions: vec![question],
        }
    }
}

impl Example for SurveyReceipt {
    fn example() -> Self {
        Self { anonymous: true, points: Some(20), low_score: false }
    }
}

//! What is sent about surveys.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::building::BuildingId;
use linli_entities::complaint::Category;
use linli_entities::project::ProjectId;
use linli_entities::survey::{SurveyAudience, SurveyKind, SurveyStage};
use linli_entities::survey_question::{SurveyQuestionId, SurveyQuestionKind};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::rules::replies::Sent;
use super::rules::{
    CHOICE_MAX, CHOICES, Choice, DAYS_MAX, NewQuestion, NewQuota, NewSurvey, QUESTION_MAX, QUESTIONS_MAX,
    QUOTA, QUOTAS_MAX, TEXT_MAX, TITLE_MAX,
};
use crate::code::Code;
use crate::error::Error;
use crate::fields::Fields;

/// A survey as it is to be.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SurveyInput {
    /// The project; null for the whole group.
    pub project_id: Option<ProjectId>,
    /// What it is for. One of `four_years` invites each household in the month that follows each four years since the
    /// handover, one of `after_complaint` whoever complained, three days after the end.
    pub kind: SurveyKind,
    /// Its title, at most 80 characters.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// Whether nobody learns who answered what; figures are then shown once it is closed.
    pub anonymous: bool,
    /// Who is asked; `complainants` by one of `after_complaint`, and by no other.
    pub audience: SurveyAudience,
    /// Set where those who have come so far with their home are asked, and nobody else.
    pub stage: Option<SurveyStage>,
    /// From when on one can answer.
    pub opens_at: Instant,
    /// Until when one can answer; at most 800 days later.
    pub closes_at: Instant,
    /// What is asked, in order: at most 40.
    pub questions: Vec<SurveyQuestionInput>,
    /// How many answers of some are taken: at most 20; of those that fit, the first counts.
    pub quotas: Vec<SurveyQuotaInput>,
}

/// A question as it is to be.
#[derive(Clone, Debug, Object)]
pub struct SurveyQuestionInput {
    /// How it is answered.
    pub kind: SurveyQuestionKind,
    /// The question in Chinese, at most 300 characters.
    pub text_zh: String,
    /// The question in English; null where it is asked in Chinese alone.
    pub text_en: Option<String>,
    /// Whether it has to be answered.
    pub required: bool,
    /// What can be chosen: 2 to 20 for `one` and `many`, else none.
    pub choices: Vec<SurveyChoiceInput>,
    /// What of complaints it is about, to be compared with them.
    pub topic: Option<Category>,
}

/// What can be chosen.
#[derive(Clone, Debug, Object)]
pub struct SurveyChoiceInput {
    /// In Chinese, at most 100 characters.
    pub text_zh: String,
    /// In English; null where it is written in Chinese alone.
    pub text_en: Option<String>,
}

/// How many answers of some are taken.
#[derive(Clone, Debug, Object)]
pub struct SurveyQuotaInput {
    /// Of this building; null for all.
    pub building_id: Option<BuildingId>,
    /// Of those who have come so far; null for all.
    pub stage: Option<SurveyStage>,
    /// So many: 1 to 100 000.
    pub max_count: i32,
}

/// What is answered.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SurveyAnswerInput {
    /// One for each question, in any order; one with nothing in it is none.
    pub replies: Vec<SurveyReplyInput>,
}

/// What is said to one question.
#[derive(Clone, Debug, Object)]
pub struct SurveyReplyInput {
    /// The question.
    pub question_id: SurveyQuestionId,
    /// A number from 0 to 10, or 1 to 5 stars.
    pub number: Option<i32>,
    /// Keys of choices: one, or for `many` some.
    pub choices: Option<Vec<String>>,
    /// Words, at most 2 000 characters.
    pub text: Option<String>,
}

impl SurveyInput {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field that is wrong.
    pub fn parse(&self) -> Result<NewSurvey, Error> {
        let mut fields = Fields::default();
        for (pointer, at) in [("/opens_at", self.opens_at), ("/closes_at", self.closes_at)] {
            fields.date(pointer, at.date_naive());
        }
        let longest = TimeDelta::days(DAYS_MAX);
        if self.closes_at <= self.opens_at || self.closes_at - self.opens_at > longest {
            fields.refuse("/closes_at", Code::OutOfRange);
        }
        let of_complaints = self.audience == SurveyAudience::Complainants;
        if of_complaints != (self.kind == SurveyKind::AfterComplaint) {
            fields.refuse("/audience", Code::Malformed);
        }
        if self.kind == SurveyKind::FourYears && self.audience == SurveyAudience::Members {
            fields.refuse("/audience", Code::Malformed);
        }
        if self.stage.is_some()
            && matches!(self.audience, SurveyAudience::Members | SurveyAudience::Complainants)
        {
            fields.refuse("/stage", Code::Malformed);
        }
        for (pointer, count, most) in
            [("/questions", self.questions.len(), QUESTIONS_MAX), ("/quotas", self.quotas.len(), QUOTAS_MAX)]
        {
            if count > most {
                fields.refuse(pointer, Code::TooMany);
            }
        }
        let questions = self.questions.iter().take(QUESTIONS_MAX).enumerate();
        let questions = questions.map(|(index, one)| one.read(&mut fields, index)).collect();
        let quotas = self.quotas.iter().take(QUOTAS_MAX).enumerate();
        let quotas = quotas.map(|(index, one)| one.read(&mut fields, index)).collect();
        let new = NewSurvey {
            project_id: self.project_id,
            kind: self.kind,
            title: fields.line("/title", &self.title, TITLE_MAX),
            markdown: fields.prose_or_empty("/markdown", &self.markdown, TEXT_MAX),
            anonymous: self.anonymous,
            audience: self.audience,
            stage: self.stage,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            questions,
            quotas,
        };
        fields.finish(new)
    }
}

/// A line that may be left out.
fn optional(fields: &mut Fields, pointer: &str, text: Option<&String>, length_max: usize) -> Option<String> {
    let text = text.map(|text| fields.line_or_empty(pointer, text, length_max));
    text.filter(|text| !text.is_empty())
}

impl SurveyQuestionInput {
    fn read(&self, fields: &mut Fields, index: usize) -> NewQuestion {
        let at = |field: &str| format!("/questions/{index}/{field}");
        let chooses = matches!(self.kind, SurveyQuestionKind::One | SurveyQuestionKind::Many);
        let count = self.choices.len();
        match chooses {
            true if count < *CHOICES.start() => fields.refuse(&at("choices"), Code::Required),
            true if count > *CHOICES.end() => fields.refuse(&at("choices"), Code::TooMany),
            false if count > 0 => fields.refuse(&at("choices"), Code::Malformed),
            _ => {}
        }
        let choice = |(place, choice): (usize, &SurveyChoiceInput)| Choice {
            zh: fields.line(&at(&format!("choices/{place}/text_zh")), &choice.text_zh, CHOICE_MAX),
            en: optional(
                fields,
                &at(&format!("choices/{place}/text_en")),
                choice.text_en.as_ref(),
                CHOICE_MAX,
            ),
        };
        let choices = self.choices.iter().take(*CHOICES.end()).enumerate().map(choice).collect();
        NewQuestion {
            kind: self.kind,
            text_zh: fields.line(&at("text_zh"), &self.text_zh, QUESTION_MAX),
            text_en: optional(fields, &at("text_en"), self.text_en.as_ref(), QUESTION_MAX),
            required: self.required,
            choices,
            topic: self.topic,
        }
    }
}

impl SurveyQuotaInput {
    fn read(&self, fields: &mut Fields, index: usize) -> NewQuota {
        NewQuota {
            building_id: self.building_id,
            stage: self.stage,
            max_count: fields.number(&format!("/quotas/{index}/max_count"), self.max_count, QUOTA),
        }
    }
}

impl SurveyAnswerInput {
    /// What is sent, to be read beside the questions.
    ///
    /// # Errors
    /// [`Code::TooMany`] at `/replies`.
    pub fn parse(self) -> Result<Vec<Sent>, Error> {
        if self.replies.len() > QUESTIONS_MAX {
            return Err(Error::invalid("/replies", Code::TooMany));
        }
        let sent = self.replies.into_iter().map(|reply| Sent {
            question_id: reply.question_id.0,
            number: reply.number,
            choices: reply.choices.unwrap_or_default(),
            text: reply.text,
        });
        Ok(sent.collect())
    }
}

impl Example for SurveyInput {
    fn example() -> Self {
        let question = |kind, text: &str, required| SurveyQuestionInput {
            kind,
            text_zh: text.to_owned(),
            text_en: None,
            required,
            choices: vec![],
            topic: None,
        };
        Self {
            project_id: Some(ProjectId(3)),
            kind: SurveyKind::Satisfaction,
            title: "住得怎么样".to_owned(),
            markdown: "三分钟，**不记名**。".to_owned(),
            anonymous: true,
            audience: SurveyAudience::Owners,
            stage: None,
            opens_at: Instant::UNIX_EPOCH,
            closes_at: Instant::UNIX_EPOCH + TimeDelta::days(14),
            questions: vec![
                question(SurveyQuestionKind::Score10, "您会向朋友推荐我们吗？", true),
                SurveyQuestionInput {
                    topic: Some(Category::Facilities),
                    ..question(SurveyQuestionKind::Stars5, "电梯用得好吗？", true)
                },
                question(SurveyQuestionKind::Text, "还有什么想说的？", false),
            ],
            quotas: vec![],
        }
    }
}

impl Example for SurveyAnswerInput {
    fn example() -> Self {
        let reply =
            SurveyReplyInput { question_id: SurveyQuestionId(1), number: Some(9), choices: None, text: None };
        Self { replies: vec![reply] }
    }
}

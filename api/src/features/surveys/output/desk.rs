//! How surveys are shown to staff.

use linli_entities::building::BuildingId;
use linli_entities::complaint::Category;
use linli_entities::survey::{SurveyAudience, SurveyId, SurveyKind, SurveyStage};
use linli_entities::survey_question::{self, SurveyQuestionId, SurveyQuestionKind};
use linli_entities::{Date, Instant};
use linli_entities::{survey_quota, survey_reply};
use poem_openapi::Object;
use poem_openapi::types::Example;

use crate::answer::Addressed;
use crate::features::accounts::output::AccountRef;
use crate::features::projects::output::ProjectRef;
use crate::features::surveys::logic::desk::Seen;
use crate::features::surveys::logic::naming::{Invited, Named};
use crate::features::surveys::rules::{self, SurveyPhase};

/// A survey, as its staff see it.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct DeskSurvey {
    /// The id.
    pub id: SurveyId,
    /// The project; null for the whole group.
    pub project: Option<ProjectRef>,
    /// What it is for.
    pub kind: SurveyKind,
    /// Its title.
    pub title: String,
    /// What there is to say of it, in Markdown.
    pub markdown: String,
    /// The same as sanitised HTML.
    pub html: String,
    /// Whether nobody learns who answered what.
    pub anonymous: bool,
    /// Where it stands.
    pub state: SurveyPhase,
    /// Who is asked.
    pub audience: SurveyAudience,
    /// Set where those who have come so far with their home are asked, and nobody else.
    pub stage: Option<SurveyStage>,
    /// From when on one can answer.
    pub opens_at: Instant,
    /// Until when one can answer.
    pub closes_at: Instant,
    /// When staff opened it.
    pub opened_at: Option<Instant>,
    /// When staff closed it before its time.
    pub closed_at: Option<Instant>,
    /// The survey that it was copied from.
    pub copy_of: Option<SurveyId>,
    /// What it asks, in order.
    pub questions: Vec<DeskQuestion>,
    /// How many answers of some are taken; of those that fit, the first counts.
    pub quotas: Vec<SurveyQuota>,
    /// How many were invited.
    pub invited_count: i64,
    /// How many of those answered.
    pub answered_count: i64,
    /// How many of those declined.
    pub declined_count: i64,
    /// What the reader may do.
    pub may: SurveyMay,
    /// Grows with every edit.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
}

/// A question, as staff see it.
#[derive(Clone, Debug, Object)]
pub struct DeskQuestion {
    /// The id.
    pub id: SurveyQuestionId,
    /// How it is answered.
    pub kind: SurveyQuestionKind,
    /// The question in Chinese.
    pub text_zh: String,
    /// The question in English; null where it is asked in Chinese alone.
    pub text_en: Option<String>,
    /// Whether it has to be answered.
    pub required: bool,
    /// What can be chosen.
    pub choices: Vec<DeskChoice>,
    /// What of complaints it is about.
    pub topic: Option<Category>,
}

/// What can be chosen, as staff see it.
#[derive(Clone, Debug, Object)]
pub struct DeskChoice {
    /// By which it is chosen.
    pub key: String,
    /// In Chinese.
    pub text_zh: String,
    /// In English; null where it is written in Chinese alone.
    pub text_en: Option<String>,
}

/// How many answers of some are taken.
#[derive(Clone, Debug, Object)]
pub struct SurveyQuota {
    /// Of this building; null for all.
    pub building_id: Option<BuildingId>,
    /// Its name.
    pub building_name: Option<String>,
    /// Of those who have come so far; null for all.
    pub stage: Option<SurveyStage>,
    /// So many.
    pub max_count: i32,
    /// How many were taken; null where the survey is anonymous.
    pub count: Option<i32>,
}

/// What the reader may do with a survey.
#[derive(Clone, Copy, Debug, Object)]
pub struct SurveyMay {
    /// Change it.
    pub edit: bool,
    /// Open it.
    pub open: bool,
    /// Close it before its time.
    pub close: bool,
    /// Make a draft of what it asks.
    pub copy: bool,
    /// Read its figures.
    pub read_results: bool,
    /// Read who was asked and who said what.
    pub read_answers: bool,
}

/// An answer to a survey that is not anonymous.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct NamedAnswer {
    /// Who gave it; null once the account is erased.
    pub account: Option<AccountRef>,
    /// The name of the building; null for members of the club.
    pub building_name: Option<String>,
    /// How far the household had come when it was invited.
    pub stage: Option<SurveyStage>,
    /// On which day it was given.
    pub answered_on: Date,
    /// Whether whoever gave it is not content: 6 of 10 at most, or two stars.
    pub low_score: bool,
    /// What it says.
    pub replies: Vec<NamedReply>,
}

/// What an answer says to one question.
#[derive(Clone, Debug, Object)]
pub struct NamedReply {
    /// The question.
    pub question_id: SurveyQuestionId,
    /// A number or stars.
    pub number: Option<i32>,
    /// Keys of choices.
    pub choices: Vec<String>,
    /// Words.
    pub text: Option<String>,
}

/// That somebody is asked by a survey that is not anonymous.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct SurveyInvitation {
    /// Who.
    pub account: AccountRef,
    /// The name of the building; null for members of the club.
    pub building_name: Option<String>,
    /// The number on the door.
    pub unit_name: Option<String>,
    /// When it was invited.
    pub invited_at: Instant,
    /// When was reminded of it.
    pub reminded_at: Option<Instant>,
    /// When it was declined.
    pub declined_at: Option<Instant>,
    /// On which day it was answered.
    pub answered_on: Option<Date>,
}

impl Addressed for DeskSurvey {
    fn address(&self) -> String {
        format!("/surveys-desk/{}", self.id)
    }
}

impl From<Seen> for DeskSurvey {
    fn from(seen: Seen) -> Self {
        let row = seen.row;
        let anonymous = row.anonymous;
        Self {
            id: row.id,
            project: seen.project,
            kind: row.kind,
            title: row.title,
            markdown: row.markdown,
            html: row.html,
            anonymous: row.anonymous,
            state: seen.phase,
            audience: row.audience,
            stage: row.stage,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            opened_at: row.opened_at,
            closed_at: row.closed_at,
            copy_of: row.copy_of,
            questions: seen.questions.into_iter().map(DeskQuestion::from).collect(),
            quotas: seen.quotas.into_iter().map(|quota| SurveyQuota::of(quota, anonymous)).collect(),
            invited_count: seen.invited_count,
            answered_count: seen.answered_count,
            declined_count: seen.declined_count,
            may: seen.may,
            version: row.version,
            created_at: row.created_at,
        }
    }
}

impl From<survey_question::Model> for DeskQuestion {
    fn from(row: survey_question::Model) -> Self {
        let choices = (1..).zip(rules::choices_of(&row)).map(|(key, choice): (i32, _)| DeskChoice {
            key: key.to_string(),
            text_zh: choice.zh,
            text_en: choice.en,
        });
        Self {
            id: row.id,
            kind: row.kind,
            required: row.required,
            choices: choices.collect(),
            topic: row.topic,
            text_zh: row.text_zh,
            text_en: row.text_en,
        }
    }
}

impl SurveyQuota {
    fn of((row, building_name): (survey_quota::Model, Option<String>), anonymous: bool) -> Self {
        Self {
            building_id: row.building_id,
            building_name,
            stage: row.stage,
            max_count: row.max_count,
            count: (!anonymous).then_some(row.count),
        }
    }
}

impl From<Named> for NamedAnswer {
    fn from(named: Named) -> Self {
        Self {
            account: named.account,
            building_name: named.building_name,
            stage: named.row.stage,
            answered_on: named.row.answered_on,
            low_score: named.low_score,
            replies: replies(named.replies),
        }
    }
}

/// Of each question once, with all of its choices. Rows are in the order of questions.
fn replies(rows: Vec<survey_reply::Model>) -> Vec<NamedReply> {
    let mut replies: Vec<NamedReply> = vec![];
    for row in rows {
        match replies.last_mut() {
            Some(last) if last.question_id == row.question_id => last.choices.extend(row.choice),
            _ => replies.push(NamedReply {
                question_id: row.question_id,
                number: row.number,
                choices: row.choice.into_iter().collect(),
                text: row.text,
            }),
        }
    }
    replies
}

impl From<Invited> for SurveyInvitation {
    fn from(invited: Invited) -> Self {
        let (building_name, unit_name) = invited.home.unzip();
        Self {
            account: invited.account,
            building_name,
            unit_name,
            invited_at: invited.row.invited_at,
            reminded_at: invited.row.reminded_at,
            declined_at: invited.row.declined_at,
            answered_on: invited.row.answered_on,
        }
    }
}

impl Example for NamedAnswer {
    fn example() -> Self {
        let reply = NamedReply {
            question_id: SurveyQuestionId(1),
            number: Some(4),
            choices: vec![],
            text: Some("电梯常常停".to_owned()),
        };
        Self {
            account: Some(AccountRef::example()),
            building_name: Some("一号楼".to_owned()),
            stage: Some(SurveyStage::MovedIn),
            answered_on: Date::default(),
            low_score: true,
            replies: vec![reply],
        }
    }
}

impl Example for SurveyInvitation {
    fn example() -> Self {
        Self {
            account: AccountRef::example(),
            building_name: Some("一号楼".to_owned()),
            unit_name: Some("1203".to_owned()),
            invited_at: Instant::UNIX_EPOCH,
            reminded_at: None,
            declined_at: None,
            answered_on: Some(Date::default()),
        }
    }
}

impl Example for DeskSurvey {
    fn example() -> Self {
        let question = DeskQuestion {
            id: SurveyQuestionId(1),
            kind: SurveyQuestionKind::Score10,
            text_zh: "您会向朋友推荐我们吗？".to_owned(),
            text_en: None,
            required: true,
            choices: vec![],
            topic: None,
        };
        Self {
            id: SurveyId(4),
            project: Some(ProjectRef::example()),
            kind: SurveyKind::Satisfaction,
            title: "住得怎么样".to_owned(),
            markdown: "三分钟，**不记名**。".to_owned(),
            html: "<p>三分钟，<strong>不记名</strong>。</p>\n".to_owned(),
            anonymous: true,
            state: SurveyPhase::Open,
            audience: SurveyAudience::Owners,
            stage: None,
            opens_at: Instant::UNIX_EPOCH,
            closes_at: Instant::UNIX_EPOCH,
            opened_at: Some(Instant::UNIX_EPOCH),
            closed_at: None,
            copy_of: None,
            questions: vec![question],
            quotas: vec![],
            invited_count: 320,
            answered_count: 96,
            declined_count: 4,
            may: SurveyMay {
                edit: false,
                open: false,
                close: true,
                copy: true,
                read_results: true,
                read_answers: false,
            },
            version: 2,
            created_at: Instant::UNIX_EPOCH,
        }
    }
}

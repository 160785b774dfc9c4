//! What an answer says to one question: one row, or one for each of several choices.

use sea_orm::entity::prelude::*;

use crate::id::id;
use crate::survey_answer::SurveyAnswerKey;
use crate::survey_question::SurveyQuestionId;

id! {
    /// The key of a reply: random, so that it says nothing.
    SurveyReplyKey
}

/// What an answer says to one question: one row, or one for each of several choices.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_reply")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: SurveyReplyKey,
    /// The answer.
    pub answer_key: SurveyAnswerKey,
    /// The question.
    pub question_id: SurveyQuestionId,
    /// The number or the stars.
    pub number: Option<i32>,
    /// The key of a choice.
    pub choice: Option<String>,
    /// The words.
    pub text: Option<String>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

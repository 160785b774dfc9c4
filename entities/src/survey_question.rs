//! What a survey asks.

use sea_orm::entity::prelude::*;

use crate::complaint::Category;
use crate::id::{id, text_enum};
use crate::survey::SurveyId;

id! {
    /// The id of a question of a survey.
    SurveyQuestionId
}

text_enum! {
    /// How a question is answered.
    SurveyQuestionKind {
        /// By a number from 0 to 10.
        Score10 = "score10",
        /// By 1 to 5 stars.
        Stars5 = "stars5",
        /// By one of the choices.
        One = "one",
        /// By some of the choices.
        Many = "many",
        /// In words.
        Text = "text",
    }
}

/// What a survey asks.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_question")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: SurveyQuestionId,
    /// The survey.
    pub survey_id: SurveyId,
    /// Its place, from 1 on.
    pub position: i32,
    /// How it is answered.
    pub kind: SurveyQuestionKind,
    /// The question in Chinese.
    pub text_zh: String,
    /// The question in English, where there is one.
    pub text_en: Option<String>,
    /// Whether it has to be answered.
    pub required: bool,
    /// What can be chosen, as an array; the key of a choice is its place, from 1 on.
    pub choices: Json,
    /// What of complaints it is about, to be compared with them.
    pub topic: Option<Category>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

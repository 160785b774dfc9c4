//! An answer to a survey. Of an anonymous one nothing here leads to whoever gave it.

use sea_orm::entity::prelude::*;

use crate::Date;
use crate::account::AccountId;
use crate::building::BuildingId;
use crate::id::id;
use crate::survey::{SurveyId, SurveyStage};

id! {
    /// The key of an answer: random, so that it says nothing.
    SurveyAnswerKey
}

/// An answer to a survey. Of an anonymous one nothing here leads to whoever gave it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_answer")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: SurveyAnswerKey,
    /// The survey.
    pub survey_id: SurveyId,
    /// The building of the household.
    pub building_id: Option<BuildingId>,
    /// How far the household had come when it was invited.
    pub stage: Option<SurveyStage>,
    /// The day; where the survey is anonymous, the first of the month.
    pub answered_on: Date,
    /// Who answered; never where the survey is anonymous.
    pub account_id: Option<AccountId>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

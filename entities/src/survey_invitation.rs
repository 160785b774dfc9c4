//! That somebody is asked by a survey: once for each account and each home.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::id;
use crate::survey::{SurveyId, SurveyStage};
use crate::survey_quota::SurveyQuotaId;
use crate::unit::UnitId;
use crate::{Date, Instant};

id! {
    /// The id of an invitation to a survey.
    SurveyInvitationId
}

/// That somebody is asked by a survey: once for each account and each home.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_invitation")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: SurveyInvitationId,
    /// The survey.
    pub survey_id: SurveyId,
    /// Who is asked.
    pub account_id: AccountId,
    /// Of which household; none for a member of the club.
    pub unit_id: Option<UnitId>,
    /// How far the household had come when it was invited.
    pub stage: Option<SurveyStage>,
    /// The quota that the answer takes of.
    pub quota_id: Option<SurveyQuotaId>,
    /// When it was made.
    pub invited_at: Instant,
    /// When was reminded of it.
    pub reminded_at: Option<Instant>,
    /// When it was declined.
    pub declined_at: Option<Instant>,
    /// On which day it was answered; where the survey is anonymous, the first of that month.
    pub answered_on: Option<Date>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

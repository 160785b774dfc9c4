//! How many answers of some are taken.

use sea_orm::entity::prelude::*;

use crate::building::BuildingId;
use crate::id::id;
use crate::survey::{SurveyId, SurveyStage};

id! {
    /// The id of a quota of a survey.
    SurveyQuotaId
}

/// How many answers of some are taken.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "survey_quota")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: SurveyQuotaId,
    /// The survey.
    pub survey_id: SurveyId,
    /// Its place: of those that fit, the first counts.
    pub position: i32,
    /// Of this building; of all where there is none.
    pub building_id: Option<BuildingId>,
    /// Of those who have come so far; of all where there is none.
    pub stage: Option<SurveyStage>,
    /// So many.
    pub max_count: i32,
    /// How many were taken.
    pub count: i32,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

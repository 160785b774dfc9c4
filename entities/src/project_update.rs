//! News from a building site, with photos.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::building::BuildingId;
use crate::id::{id, text_enum};
use crate::milestone::MilestoneId;
use crate::project::ProjectId;

id! {
    /// The id of an update.
    UpdateId
}

text_enum! {
    /// Who reads an update.
    UpdateAudience {
        /// Everybody.
        Public = "public",
        /// Who is at home in the project, or in the building it is about.
        Owners = "owners",
    }
}

/// News from a building site, with photos.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "project_update")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: UpdateId,
    /// The project.
    pub project_id: ProjectId,
    /// The building; none for the whole project.
    pub building_id: Option<BuildingId>,
    /// The milestone it tells of.
    pub milestone_id: Option<MilestoneId>,
    /// Who reads it.
    pub audience: UpdateAudience,
    /// Its title.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// What is shown.
    pub html: String,
    /// Who wrote it; null for the command line.
    pub created_by: Option<AccountId>,
    /// When it was published.
    pub published_at: Instant,
    /// When its words last changed.
    pub edited_at: Option<Instant>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
    /// Why.
    pub withdraw_reason: Option<String>,
    /// Grows with every edit; the ETag.
    pub version: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

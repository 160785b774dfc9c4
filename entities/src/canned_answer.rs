//! An answer that was prepared, with fields that are filled for one complaint.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;
use crate::project::ProjectId;

id! {
    /// The id of a prepared answer.
    CannedAnswerId
}

/// An answer that was prepared, for the group, a city or a project.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "canned_answer")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: CannedAnswerId,
    /// Set for one of a project.
    pub project_id: Option<ProjectId>,
    /// Set for one of a city.
    pub city: Option<String>,
    /// What it is for.
    pub title: String,
    /// Markdown with fields, `{complainant}`.
    pub markdown: String,
    /// Grows with every change.
    pub version: i64,
    /// Who changed it last; null for the command line.
    pub changed_by: Option<AccountId>,
    /// When it was changed last.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

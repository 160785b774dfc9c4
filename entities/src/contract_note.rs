//! What to mind of the contract of a project.

use sea_orm::entity::prelude::*;

use crate::id::id;
use crate::project::ProjectId;

id! {
    /// The id of a contract note.
    ContractNoteId
}

/// What to mind of the contract of a project.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_note")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ContractNoteId,
    /// The project.
    pub project_id: ProjectId,
    /// Its title.
    pub title: String,
    /// What was typed.
    pub markdown: String,
    /// What is shown.
    pub html: String,
    /// Its place.
    pub position: i32,
    /// Grows with every edit; the ETag.
    pub version: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

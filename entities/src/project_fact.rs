//! A fact that speaks for a project or against it (requirement V3).

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a project fact.
    FactId
}

text_enum! {
    /// Which way a fact speaks.
    FactSide {
        /// For the project.
        For = "for",
        /// Against it: what a buyer should know before signing.
        Against = "against",
    }
}

/// A fact that speaks for a project or against it (requirement V3).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "project_fact")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: FactId,
    /// The project it belongs to.
    pub project_id: ProjectId,
    /// Side.
    pub side: FactSide,
    /// Plain text.
    pub text: String,
    /// How far away it is, in metres.
    pub distance_m: Option<i32>,
    /// Its place on its side.
    pub position: i32,
    /// Grows with every edit.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

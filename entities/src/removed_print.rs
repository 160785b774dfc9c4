//! That moderators removed a text: its hashes, by which one that says much the same is known. The text is not kept here.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::id;
use crate::post::PostId;
use crate::project::ProjectId;

id! {
    /// The id of a text that moderators removed.
    RemovedPrintId
}

/// That moderators removed a text.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "removed_print")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: RemovedPrintId,
    /// The project in which it was; none in the club.
    pub project_id: Option<ProjectId>,
    /// The post; none where it never was one.
    pub post_id: Option<PostId>,
    /// When it was removed, or last one that says much the same.
    pub removed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

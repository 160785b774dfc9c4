//! That a post quotes another of its topic.

use sea_orm::entity::prelude::*;

use crate::post::PostId;

/// That a post quotes another of its topic, as it says now.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "quote")]
pub struct Model {
    /// What is quoted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: PostId,
    /// What quotes it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub quoting_post_id: PostId,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

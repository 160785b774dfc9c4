//! A picture within a post.

use sea_orm::entity::prelude::*;

use crate::attachment::AttachmentId;
use crate::post::PostId;

/// A picture within a post.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post_image")]
pub struct Model {
    /// The picture.
    #[sea_orm(primary_key, auto_increment = false)]
    pub attachment_id: AttachmentId,
    /// The post.
    pub post_id: PostId,
    /// Whether the post shows it now; what an edit left out is seen by whoever reads the revisions.
    pub shown: bool,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

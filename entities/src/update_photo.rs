//! A photo that goes with an update.

use sea_orm::entity::prelude::*;

use crate::attachment::AttachmentId;
use crate::project_update::UpdateId;

/// A photo that goes with an update.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "update_photo")]
pub struct Model {
    /// The photo.
    #[sea_orm(primary_key, auto_increment = false)]
    pub attachment_id: AttachmentId,
    /// The update.
    pub update_id: UpdateId,
    /// Its place among the photos of the update, from 0.
    pub position: i32,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A photo that goes with an act. Apart from the act, so that it can be erased while the act stays.

use sea_orm::entity::prelude::*;

use crate::attachment::AttachmentId;
use crate::complaint_act::ActId;

/// A photo that goes with an act. Personal data.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "complaint_photo")]
pub struct Model {
    /// The photo.
    #[sea_orm(primary_key, auto_increment = false)]
    pub attachment_id: AttachmentId,
    /// The act.
    pub act_id: ActId,
    /// Its place among the photos of the act, from 0.
    pub position: i32,
    /// 16 random bytes: without them the commitment in the act tells nothing.
    pub salt: Vec<u8>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

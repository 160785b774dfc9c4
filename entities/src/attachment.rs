//! A file that was taken in, checked and re-encoded. Its bytes are beside the database, under its id.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};

id! {
    /// The id of an attachment.
    AttachmentId
}

text_enum! {
    /// What an attachment is for, hence who may see it.
    AttachmentKind {
        /// A profile picture: seen by whoever sees the profile.
        Avatar = "avatar",
        /// A photo that goes with an act of a complaint or with an update, or is within a post: seen by whoever may read
        /// that.
        Photo = "photo",
    }
}

/// A file that was taken in, checked and re-encoded. Its bytes are beside the database, under its id.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: AttachmentId,
    /// Kind.
    pub kind: AttachmentKind,
    /// Created by.
    pub created_by: AccountId,
    /// The media type of the stored bytes.
    pub media_type: String,
    /// SHA-256 of the stored bytes, hexadecimal.
    pub sha256: String,
    /// Byte count.
    pub byte_count: i64,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// When it was made.
    pub created_at: Instant,
    /// When something began to show it; null while it waits for that, and then it is swept.
    pub claimed_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

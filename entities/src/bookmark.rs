//! That somebody keeps a post for themselves.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;
use crate::post::PostId;

id! {
    /// The id of a bookmark.
    BookmarkId
}

/// That somebody keeps a post for themselves, once for each account and post.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bookmark")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: BookmarkId,
    /// Who keeps it.
    pub account_id: AccountId,
    /// Which post.
    pub post_id: PostId,
    /// What they wrote beside it; may be empty.
    pub note: String,
    /// When they want to be told of it.
    pub remind_at: Option<Instant>,
    /// When that time was noticed to have come: then they were told, unless the post could not be read any more.
    pub reminded_at: Option<Instant>,
    /// Since when.
    pub bookmarked_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

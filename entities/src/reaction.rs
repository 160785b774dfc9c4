//! What somebody thinks of a post, in a click.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::text_enum;
use crate::post::PostId;

text_enum! {
    /// What somebody thinks of a post.
    ReactionKind {
        /// That it is good.
        Like = "like",
    }
}

/// What somebody thinks of a post.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reaction")]
pub struct Model {
    /// Of which post.
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: PostId,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// What.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: ReactionKind,
    /// When.
    pub reacted_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That a post links to a page elsewhere, alone on a line.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::link_card::LinkCardId;
use crate::post::PostId;

/// That a post links to a page elsewhere, alone on a line.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post_link")]
pub struct Model {
    /// The post.
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: PostId,
    /// Which of its links that are marked so, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What the page is called.
    pub link_card_id: LinkCardId,
    /// When somebody took the card away: since then it is a link.
    pub removed_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

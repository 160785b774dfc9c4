//! A signpost of a topic: that moderators moved, split or merged it, for whoever reads it; append-only.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{id, text_enum};
use crate::topic::TopicId;

id! {
    /// The id of a signpost of a topic.
    TopicSignId
}

text_enum! {
    /// What moderators did with a topic.
    TopicSignKind {
        /// They moved it here from another board.
        Moved = "moved",
        /// They made it of posts of another topic.
        Split = "split",
        /// They appended the posts of another topic.
        Merged = "merged",
    }
}

/// A signpost of a topic: that moderators moved, split or merged it, for whoever reads it; append-only.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "topic_sign")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: TopicSignId,
    /// The topic.
    pub topic_id: TopicId,
    /// What they did.
    pub kind: TopicSignKind,
    /// The topic that it was split off from.
    pub other_topic_id: Option<TopicId>,
    /// When.
    pub signed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

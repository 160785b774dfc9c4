//! The place in a topic that a post left when moderators moved it; append-only. It leads on to the post, wherever that is
//! by now.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::id;
use crate::post::PostId;
use crate::topic::TopicId;

id! {
    /// The id of a place that was left.
    PostMoveId
}

/// The place in a topic that a post left when moderators moved it. Its number is given to no other post.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post_move")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: PostMoveId,
    /// The topic that it left.
    pub topic_id: TopicId,
    /// The number that it had there.
    pub number: i32,
    /// The post.
    pub post_id: PostId,
    /// The topic that it came to then.
    pub to_topic_id: TopicId,
    /// The number that it got there.
    pub to_number: i32,
    /// The number of the post that it answered there, as it was.
    pub reply_to_number: Option<i32>,
    /// When.
    pub moved_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

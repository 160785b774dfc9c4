//! What happened to an opening, and each page that was read by it; append-only.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::opening::OpeningId;
use crate::topic::TopicId;

id! {
    /// The id of an act on an opening.
    OpeningActId
}

text_enum! {
    /// What happened to an opening.
    OpeningActKind {
        /// Another administrator approved it.
        Approved = "approved",
        /// One of the two ended it.
        Revoked = "revoked",
        /// A page was read.
        Read = "read",
    }
}

/// What happened to an opening, and each page that was read by it; append-only.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "opening_act")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: OpeningActId,
    /// The opening.
    pub opening_id: OpeningId,
    /// What happened.
    pub kind: OpeningActKind,
    /// The topic that was read; none where its list of topics was.
    pub topic_id: Option<TopicId>,
    /// Which page of the topic.
    pub page: Option<i32>,
    /// Who did it.
    pub actor_id: AccountId,
    /// When.
    pub acted_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

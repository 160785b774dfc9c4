//! That those who have not voted are reminded at some time, once.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::id;
use crate::vote::VoteId;

id! {
    /// The id of a reminder of a vote.
    VoteReminderId
}

/// That those who have not voted are reminded at some time, once.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_reminder")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: VoteReminderId,
    /// The vote.
    pub vote_id: VoteId,
    /// From when on they are reminded.
    pub due_at: Instant,
    /// When they were.
    pub told_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What became of a vote: numbered without gaps, chained by hashes. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::vote::VoteId;

id! {
    /// The id of a step.
    VoteStepId
}

text_enum! {
    /// What became of a vote.
    VoteStepKind {
        /// It was opened, and its register frozen.
        Opened = "opened",
        /// It was closed, and its ballots counted.
        Closed = "closed",
        /// It was cancelled.
        Cancelled = "cancelled",
    }
}

/// What became of a vote: numbered without gaps, chained by hashes. Append-only: the database refuses to change or delete a row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_step")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: VoteStepId,
    /// The vote.
    pub vote_id: VoteId,
    /// Its place, from 1 without gaps.
    pub number: i32,
    /// What became of it.
    pub kind: VoteStepKind,
    /// The hashes that hold from then on, in hexadecimal; of one that was cancelled the reason.
    pub detail: String,
    /// Who did so; none for what happens by itself.
    pub actor_id: Option<AccountId>,
    /// When.
    pub acted_at: Instant,
    /// The hash of this step after that of the one before.
    pub hash: Vec<u8>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

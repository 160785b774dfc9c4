//! What staff commit themselves to in public, by a post, for a day. What it is now follows from its history.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::post::PostId;
use crate::project::ProjectId;
use crate::{Date, Instant};

id! {
    /// The id of a commitment.
    CommitmentId
}

text_enum! {
    /// How a commitment ended.
    CommitmentOutcome {
        /// It was done.
        Kept = "kept",
        /// It will not be done; the history says why.
        GivenUp = "given_up",
    }
}

/// What staff commit themselves to in public, by a post, for a day. What it is now follows from its history.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: CommitmentId,
    /// The project it was made for.
    pub project_id: ProjectId,
    /// The post by which it was made; a post is one commitment.
    pub post_id: PostId,
    /// What will be done, in one sentence.
    pub text: String,
    /// The day that was said first.
    pub first_due_on: Date,
    /// The day that holds.
    pub due_on: Date,
    /// Whether a day was over before it was moved: what is done then is done late.
    pub missed: bool,
    /// How it ended; none as long as it stands.
    pub outcome: Option<CommitmentOutcome>,
    /// The day at the project on which it ended.
    pub ended_on: Option<Date>,
    /// How many entries its history has; the ETag.
    pub entry_count: i64,
    /// The hash of the last entry.
    pub head: Vec<u8>,
    /// The day from which staff are told next; none where nothing is left to tell.
    pub warn_on: Option<Date>,
    /// Who made it; null for the command line.
    pub made_by: Option<AccountId>,
    /// When.
    pub made_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

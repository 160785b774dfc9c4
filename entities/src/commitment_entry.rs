//! What was said of a commitment: numbered without gaps, chained by hashes. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::commitment::CommitmentId;
use crate::id::{id, text_enum};
use crate::{Date, Instant};

id! {
    /// The id of an entry of the history of a commitment.
    CommitmentEntryId
}

text_enum! {
    /// What was said of a commitment.
    CommitmentEntryKind {
        /// It was made.
        Made = "made",
        /// Another day holds.
        Moved = "moved",
        /// It was done.
        Kept = "kept",
        /// It will not be done.
        GivenUp = "given_up",
    }
}

/// What was said of a commitment: numbered without gaps, chained by hashes. Append-only: the database refuses to change or delete a row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment_entry")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: CommitmentEntryId,
    /// The commitment.
    pub commitment_id: CommitmentId,
    /// Its place in the history, from 1 without gaps.
    pub number: i64,
    /// What was said.
    pub kind: CommitmentEntryKind,
    /// The day that holds from then on.
    pub due_on: Date,
    /// Why; none where it was made, and where nothing was said when it was kept.
    pub reason: Option<String>,
    /// Who said so; null for the command line.
    pub actor_id: Option<AccountId>,
    /// When.
    pub acted_at: Instant,
    /// SHA-256 of the hash before it and of its canonical bytes.
    pub hash: Vec<u8>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

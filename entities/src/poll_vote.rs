//! For what an account votes in a poll.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;
use crate::id::id;
use crate::poll::PollId;

id! {
    /// The id of a vote.
    PollVoteId
}

/// For what an account votes in a poll, once for each. When is not kept: nobody has to know.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "poll_vote")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: PollVoteId,
    /// In which poll.
    pub poll_id: PollId,
    /// Who; none where the account was erased after the poll was closed.
    pub account_id: Option<AccountId>,
    /// Ids of options, separated by commas: as they stand in the poll, or as they are preferred where they are ranked.
    pub choices: String,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What one can vote for in a poll.

use sea_orm::entity::prelude::*;

use crate::id::id;
use crate::poll::PollId;

id! {
    /// The id of an option of a poll.
    PollOptionId
}

/// What one can vote for in a poll. Options of a poll that is changed are other ones: nobody votes for words that they did not
/// see.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "poll_option")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: PollOptionId,
    /// Of which poll.
    pub poll_id: PollId,
    /// Its place among the others, from 1.
    pub position: i32,
    /// What it says, in plain text.
    pub text: String,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

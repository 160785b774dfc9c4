//! What is asked in a vote.

use sea_orm::entity::prelude::*;

use crate::id::text_enum;
use crate::vote::VoteId;

text_enum! {
    /// Of those who take part, so many have to want something.
    VoteMajority {
        /// More than a half.
        MoreThanHalf = "more_than_half",
        /// Two thirds or more.
        TwoThirds = "two_thirds",
        /// Three quarters or more.
        ThreeQuarters = "three_quarters",
    }
}

/// What is asked in a vote.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_question")]
pub struct Model {
    /// The vote.
    #[sea_orm(primary_key, auto_increment = false)]
    pub vote_id: VoteId,
    /// Its place among the questions, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What is asked.
    pub text: String,
    /// How many have to want it.
    pub majority: VoteMajority,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

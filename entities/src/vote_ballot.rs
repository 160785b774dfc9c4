//! A ballot. It has no account, no instant and no number of its own; in a secret vote it has no home either.

use sea_orm::entity::prelude::*;

use crate::vote::VoteId;

/// A ballot. It has no account, no instant and no number of its own; in a secret vote it has no home either.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_ballot")]
pub struct Model {
    /// The vote.
    #[sea_orm(primary_key, auto_increment = false)]
    pub vote_id: VoteId,
    /// The hash of the code of its receipt, in hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The number of its home in the register; none in a secret vote.
    pub unit_number: Option<i32>,
    /// The place of the answer to each question, in their order, separated by spaces.
    pub choices: String,
    /// The floor area that it counts for, in square decimetres; none where homes are counted.
    pub area_dm2: Option<i32>,
    /// Whether it counts: not while an owner has to agree.
    pub counted: bool,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

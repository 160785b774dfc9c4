//! What can be answered to a question of a vote.

use sea_orm::entity::prelude::*;

use crate::id::text_enum;
use crate::vote::VoteId;

text_enum! {
    /// What an answer says.
    VoteOptionKind {
        /// For it.
        For = "for",
        /// Against it.
        Against = "against",
        /// Neither: one takes part and wants nothing of it.
        Abstain = "abstain",
        /// What its text says.
        Other = "other",
    }
}

/// What can be answered to a question of a vote.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_option")]
pub struct Model {
    /// The vote.
    #[sea_orm(primary_key, auto_increment = false)]
    pub vote_id: VoteId,
    /// The place of its question.
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: i32,
    /// Its place among the answers, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What it says.
    pub kind: VoteOptionKind,
    /// In which words; empty where the kind says it all.
    pub text: String,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

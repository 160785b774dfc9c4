//! How many chose an answer, counted once when a vote was closed. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::vote::VoteId;

/// How many chose an answer, counted once when a vote was closed. Append-only: the database refuses to change or delete a row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_result")]
pub struct Model {
    /// The vote.
    #[sea_orm(primary_key, auto_increment = false)]
    pub vote_id: VoteId,
    /// The place of the question.
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: i32,
    /// The place of the answer.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// How many homes.
    pub unit_count: i32,
    /// Their floor area in square decimetres; 0 where homes are counted.
    pub area_dm2: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

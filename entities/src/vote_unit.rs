//! A home in the register of a vote, as it was when the vote was opened. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::unit::UnitId;
use crate::vote::VoteId;

/// A home in the register of a vote, as it was when the vote was opened. Append-only: the database refuses to change or delete a row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_unit")]
pub struct Model {
    /// The vote.
    #[sea_orm(primary_key, auto_increment = false)]
    pub vote_id: VoteId,
    /// Its number in the register, from 1 without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The home.
    pub unit_id: UnitId,
    /// Its building and what stood on its door.
    pub label: String,
    /// Its floor area in square decimetres.
    pub area_dm2: Option<i32>,
    /// How many accounts could vote for it.
    pub owner_count: i32,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

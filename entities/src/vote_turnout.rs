//! That somebody voted for a home. When, and what, it does not say.

use sea_orm::entity::prelude::*;

use crate::unit::UnitId;
use crate::vote::VoteId;

/// That somebody voted for a home. When, and what, it does not say.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_turnout")]
pub struct Model {
    /// The vote.
    #[sea_orm(primary_key, auto_increment = false)]
    pub vote_id: VoteId,
    /// The home.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    /// A hash of the home and of the code of its receipt: by it whoever has the code is known to be of the home, and nobody else
    /// finds the ballot.
    pub tag: String,
    /// Whether its ballot counts: not while an owner has to agree.
    pub complete: bool,
    /// How often its owners started over.
    pub restart_count: i32,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That an administrator asks to read a board that is closed to staff, for a reason and a while; append-only.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::board::BoardId;
use crate::id::{id, text_enum};

id! {
    /// The id of an opening.
    OpeningId
}

text_enum! {
    /// On what ground a board is opened.
    OpeningGround {
        /// A court ordered it.
        CourtOrder = "court_order",
        /// Somebody's life or limb is in danger.
        Danger = "danger",
        /// The law demands it.
        Law = "law",
    }
}

/// That an administrator asks to read a board that is closed to staff, for a reason and a while; append-only.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "opening")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: OpeningId,
    /// The board.
    pub board_id: BoardId,
    /// On what ground.
    pub ground: OpeningGround,
    /// Why, in words; read by everybody who reads the board.
    pub reason: String,
    /// For how long, from the approval on.
    pub hours: i32,
    /// Who asks, and is to read.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! The steps of one composer that showed similar topics, so that none is counted twice. Forgotten after two days.

use sea_orm::entity::prelude::*;

use crate::board::BoardId;
use crate::{Date, Instant};

/// The steps of one composer that showed similar topics, so that none is counted twice. Forgotten after two days.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deflection_token")]
pub struct Model {
    /// The hash of the token, which the composer made up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// The board.
    pub board_id: BoardId,
    /// The day to which its steps are counted: that of the first.
    pub counted_on: Date,
    /// Whether a similar topic was opened.
    pub opened: bool,
    /// Whether it was said that one of them answers the question.
    pub answered: bool,
    /// Whether a topic was opened all the same.
    pub posted: bool,
    /// When similar topics were first shown.
    pub begun_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

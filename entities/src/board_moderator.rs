//! That somebody among the owners moderates a board that is closed to staff.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::board::BoardId;
use crate::id::id;

id! {
    /// The id of a moderator of a board.
    BoardModeratorId
}

/// That somebody among the owners moderates a board that is closed to staff.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "board_moderator")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: BoardModeratorId,
    /// The board.
    pub board_id: BoardId,
    /// Who moderates it.
    pub account_id: AccountId,
    /// Who named them.
    pub named_by: Option<AccountId>,
    /// When.
    pub named_at: Instant,
    /// When that ended.
    pub ended_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

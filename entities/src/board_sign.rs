//! A signpost of a board: that something happened to the board itself, for whoever reads it; append-only.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::board::BoardId;
use crate::id::{id, text_enum};
use crate::opening::OpeningId;

id! {
    /// The id of a signpost.
    BoardSignId
}

text_enum! {
    /// What happened to a board.
    BoardSignKind {
        /// Its building was handed over: what was the board of its buyers is that of its owners.
        HandedOver = "handed_over",
        /// Two administrators opened it, for one of them to read.
        Opened = "opened",
    }
}

/// A signpost of a board: that something happened to the board itself, for whoever reads it; append-only.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "board_sign")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: BoardSignId,
    /// The board.
    pub board_id: BoardId,
    /// What happened.
    pub kind: BoardSignKind,
    /// The opening, where it was opened.
    pub opening_id: Option<OpeningId>,
    /// When.
    pub signed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! What came of similar topics that were shown in a board on a day. It counts composers, and knows of nobody.

use sea_orm::entity::prelude::*;

use crate::Date;
use crate::board::BoardId;

/// What came of similar topics that were shown in a board on a day. It counts composers, and knows of nobody.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deflection_day")]
pub struct Model {
    /// The board.
    #[sea_orm(primary_key, auto_increment = false)]
    pub board_id: BoardId,
    /// The day on which they were shown.
    #[sea_orm(primary_key, auto_increment = false)]
    pub counted_on: Date,
    /// Composers that showed some.
    pub shown_count: i64,
    /// Of these, where one of them was opened.
    pub opened_count: i64,
    /// Of these, where it was said that one of them answers the question.
    pub answered_count: i64,
    /// Of these, where a topic was opened all the same.
    pub posted_count: i64,
    /// Where one of them was opened or answers the question, and no topic was opened.
    pub deflected_count: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

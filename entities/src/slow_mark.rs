//! When an account last wrote where one waits between posts. Without such a wait nothing is noted.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::text_enum;

text_enum! {
    /// Where one waits between posts.
    SlowPlace {
        /// In all of a board.
        Board = "board",
        /// In a topic.
        Topic = "topic",
    }
}

/// When an account last wrote where one waits between posts.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "slow_mark")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// In what.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: SlowPlace,
    /// The id of the board or topic.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: i64,
    /// When.
    pub written_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

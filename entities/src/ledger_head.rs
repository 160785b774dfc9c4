//! The end of the chain of a book.

use sea_orm::entity::prelude::*;

use crate::id::text_enum;

text_enum! {
    /// What a book counts.
    LedgerUnit {
        /// Points of the club.
        Points = "points",
        /// Money, in fen.
        Fen = "fen",
        /// Money of the funds of projects, in fen.
        Fund = "fund",
    }
}

/// The end of the chain of a book.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_head")]
pub struct Model {
    /// The book.
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit: LedgerUnit,
    /// The number of its last transaction.
    pub number: i64,
    /// The hash of that one; empty before the first.
    pub hash: Vec<u8>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

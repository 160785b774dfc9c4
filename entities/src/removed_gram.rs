//! The hashes of a text that moderators removed.

use sea_orm::entity::prelude::*;

use crate::removed_print::RemovedPrintId;

/// One hash of such a text.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "removed_gram")]
pub struct Model {
    /// The hash.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: i64,
    /// The text.
    #[sea_orm(primary_key, auto_increment = false)]
    pub print_id: RemovedPrintId,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! How many accounts have a badge.

use sea_orm::entity::prelude::*;

use crate::badge_award::BadgeKind;

/// How many accounts have a badge; a badge without a row is nobody's. Moved in the transaction that gives or forgets one.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "badge_count")]
pub struct Model {
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub badge: BadgeKind,
    /// How many.
    pub holder_count: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

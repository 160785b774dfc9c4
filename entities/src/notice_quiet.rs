//! When an account wants no mail; where there is no row, at no time.

use sea_orm::entity::prelude::*;

use crate::account::AccountId;

/// When an account wants no mail; where there is no row, at no time.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_quiet")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The minute of the day at which quiet begins, by the clocks of the projects.
    pub from_minute: i32,
    /// The minute of the day at which it ends.
    pub until_minute: i32,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

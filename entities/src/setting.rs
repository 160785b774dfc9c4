//! A fact about this installation that lives with its data.

use sea_orm::entity::prelude::*;

/// A fact about this installation that lives with its data.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "setting")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Value.
    pub value: String,
}

impl ActiveModelBehavior for ActiveModel {}

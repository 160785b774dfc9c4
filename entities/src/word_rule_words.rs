//! The words of a list: a row for each list, apart from it, because they are many and seldom read.

use sea_orm::entity::prelude::*;

use crate::word_rule::WordRuleId;

/// The words of a list.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "word_rule_words")]
pub struct Model {
    /// The list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub word_rule_id: WordRuleId,
    /// The words, each in a line, in the order in which they came.
    pub words: String,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

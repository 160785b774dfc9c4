//! A tier of the club.

use sea_orm::entity::prelude::*;

/// A tier of the club.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "club_tier")]
pub struct Model {
    /// Its word.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// From how many qualifying points on.
    pub threshold: i64,
    /// What it brings, in Markdown.
    pub benefits_markdown: String,
    /// The same as sanitised HTML.
    pub benefits_html: String,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

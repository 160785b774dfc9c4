//! What a page elsewhere is called.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::id::{id, text_enum};

id! {
    /// The id of a card.
    LinkCardId
}

text_enum! {
    /// What came of reading a page.
    LinkCardState {
        /// It is still to be read, perhaps again: what it was called before is shown meanwhile.
        Waiting = "waiting",
        /// It was read.
        Made = "made",
        /// It could not be read, or says nothing of itself.
        Failed = "failed",
    }
}

/// What a page elsewhere is called: one row for each address, however many posts link to it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "link_card")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: LinkCardId,
    /// The address, without what leads to a place within the page.
    pub url: String,
    /// SHA-256 of it, as hexadecimal digits.
    pub url_hash: String,
    /// What came of reading it.
    pub state: LinkCardState,
    /// What it is called, plain text.
    pub title: Option<String>,
    /// What it is about, plain text; may be empty.
    pub description: Option<String>,
    /// What its site is called, plain text; may be empty.
    pub site_name: Option<String>,
    /// Not read before; while somebody reads it nobody else does until then.
    pub due_at: Instant,
    /// How often reading it was begun.
    pub attempt_count: i32,
    /// When it was read last, or could not be.
    pub fetched_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Which row an imported record became, so that a second run adds nothing.

use sea_orm::entity::prelude::*;

use crate::id::text_enum;

text_enum! {
    /// The kinds of record an import knows.
    ImportKind {
        /// A project.
        Project = "project",
        /// A board.
        Board = "board",
        /// A building.
        Building = "building",
        /// A unit.
        Unit = "unit",
        /// An account.
        Account = "account",
        /// A topic.
        Topic = "topic",
        /// A post.
        Post = "post",
        /// A complaint.
        Complaint = "complaint",
        /// An answer to a complaint.
        Answer = "answer",
    }
}

/// Which row an imported record became, so that a second run adds nothing.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "import_ref")]
pub struct Model {
    /// Kind.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: ImportKind,
    /// Reference.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reference: String,
    /// Entity id.
    pub entity_id: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

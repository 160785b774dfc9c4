//! The loyalty maintenance fund of a project.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;
use crate::project::ProjectId;

id! {
    /// The id of a fund.
    FundId
}

/// The loyalty maintenance fund of a project.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fund")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: FundId,
    /// The project; it has one fund.
    pub project_id: ProjectId,
    /// What the money is for, as it was typed.
    pub purpose_markdown: String,
    /// … as it is shown.
    pub purpose_html: String,
    /// What the developer promised to give, in words.
    pub promise: Option<String>,
    /// … as an amount, in fen.
    pub promised_fen: Option<i64>,
    /// Above this a spending takes two persons, in fen.
    pub approval_fen: i64,
    /// From this on owners are told of a spending, in fen.
    pub notice_fen: i64,
    /// How many entries there are.
    pub entry_count: i64,
    /// The hash of the last entry; empty before the first.
    pub head: Vec<u8>,
    /// Grows with every edit; the ETag.
    pub version: i64,
    /// Who opened it; null for the command line.
    pub opened_by: Option<AccountId>,
    /// When it was opened.
    pub opened_at: Instant,
    /// When its words or limits last changed.
    pub changed_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

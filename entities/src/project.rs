//! A development that is sold and lived in.

use sea_orm::entity::prelude::*;

use crate::Date;
use crate::Instant;
use crate::id::{id, text_enum};

id! {
    /// The id of a project.
    ProjectId
}

text_enum! {
    /// Where a project stands in its life.
    ProjectStatus {
        /// Announced, not on sale.
        Planned = "planned",
        /// On sale.
        OnSale = "on_sale",
        /// Sold, being built.
        UnderConstruction = "under_construction",
        /// Handed over to its owners.
        HandedOver = "handed_over",
    }
}

/// A development that is sold and lived in.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "project")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ProjectId,
    /// The readable part of its address on the web: unique.
    pub slug: String,
    /// Name.
    pub name: String,
    /// City.
    pub city: String,
    /// District.
    pub district: String,
    /// Address.
    pub address: String,
    /// Status.
    pub status: ProjectStatus,
    /// Plain text.
    pub summary: String,
    /// Sale on.
    pub sale_on: Option<Date>,
    /// Handover on.
    pub handover_on: Option<Date>,
    /// Grows with every edit; the ETag.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! An archive of all that somebody wrote: asked for, made in the background, kept for a week.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};

id! {
    /// The id of an export.
    ExportId
}

text_enum! {
    /// Where an export stands.
    ExportState {
        /// It is being made, or waits for that.
        Waiting = "waiting",
        /// It can be downloaded.
        Ready = "ready",
        /// It could not be made.
        Failed = "failed",
    }
}

/// An archive of all that somebody wrote: asked for, made in the background, kept for a week.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "export")]
pub struct Model {
    /// The key; it names the file.
    #[sea_orm(primary_key)]
    pub id: ExportId,
    /// Whose it is.
    pub account_id: AccountId,
    /// Where it stands.
    pub state: ExportState,
    /// How often somebody began to make it.
    pub attempt_count: i32,
    /// Until then another worker keeps off.
    pub leased_until: Option<Instant>,
    /// How large it is; none until it is ready.
    pub byte_count: Option<i64>,
    /// When it was asked for.
    pub asked_at: Instant,
    /// When it was ready, or given up.
    pub ended_at: Option<Instant>,
    /// When it is deleted.
    pub expires_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

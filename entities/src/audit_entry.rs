//! What staff did, append-only.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::board::BoardId;
use crate::id::id;
use crate::project::ProjectId;

id! {
    /// The id of an audit entry.
    AuditEntryId
}

/// What staff did, append-only.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: AuditEntryId,
    /// Who acted; none for the command line.
    pub actor_id: Option<AccountId>,
    /// The verb, as in the operation id: `grant_role`, `delete_post`.
    pub act: String,
    /// The noun that was acted on.
    pub entity: String,
    /// Entity id.
    pub entity_id: i64,
    /// What else matters, without secrets.
    pub detail: Json,
    /// Acted at.
    pub acted_at: Instant,
    /// The project that it belongs to; none where it belongs to none, or to several.
    pub project_id: Option<ProjectId>,
    /// The board that it belongs to, for what was done in one.
    pub board_id: Option<BoardId>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

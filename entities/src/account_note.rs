//! What staff wrote down about an account, for staff of the same project alone.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::id;
use crate::project::ProjectId;

id! {
    /// The id of a note about an account.
    AccountNoteId
}

/// What staff wrote down about an account, for staff of the same project alone. It is never edited.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account_note")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: AccountNoteId,
    /// About whom.
    pub account_id: AccountId,
    /// The project whose staff read it; none for staff of the group.
    pub project_id: Option<ProjectId>,
    /// What it says, plain text.
    pub text: String,
    /// By whom; none for the command line.
    pub written_by: Option<AccountId>,
    /// When.
    pub written_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! That staff want to know who writes under a pseudonym: asked by one, decided by another.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;
use crate::pseudonym::PseudonymId;

id! {
    /// The id of an unmasking.
    UnmaskingId
}

text_enum! {
    /// What was decided of an unmasking.
    UnmaskingDecision {
        /// Both who asked and who decided know the account, and it was told so.
        Approved = "approved",
        /// Nobody learns anything.
        Refused = "refused",
    }
}

/// That staff want to know who writes under a pseudonym: asked by one, decided by another.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "unmasking")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: UnmaskingId,
    /// Of which.
    pub pseudonym_id: PseudonymId,
    /// In which project.
    pub project_id: ProjectId,
    /// Why; told to whose pseudonym it is once it is approved. Emptied when the account is erased.
    pub reason: String,
    /// Who asked.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: Instant,
    /// What was decided; none as long as nobody did.
    pub decision: Option<UnmaskingDecision>,
    /// By whom, never by who asked; none where the account was erased meanwhile.
    pub decided_by: Option<AccountId>,
    /// When.
    pub decided_at: Option<Instant>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

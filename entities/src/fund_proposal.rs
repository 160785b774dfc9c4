//! A spending of a fund that takes two persons: proposed by one, decided by another.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::building::BuildingId;
use crate::complaint::ComplaintId;
use crate::fund::FundId;
use crate::fund_entry::FundCategory;
use crate::id::{id, text_enum};

id! {
    /// The id of a proposal.
    FundProposalId
}

text_enum! {
    /// Where a proposal stands.
    FundProposalState {
        /// It waits for another person.
        Proposed = "proposed",
        /// Approved: it is an entry.
        Approved = "approved",
        /// Refused, or taken back by whoever proposed it.
        Refused = "refused",
    }
}

/// A spending of a fund that takes two persons: proposed by one, decided by another.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fund_proposal")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: FundProposalId,
    /// The fund.
    pub fund_id: FundId,
    /// Where it stands.
    pub state: FundProposalState,
    /// What it is to be spent on.
    pub category: FundCategory,
    /// How much, in fen.
    pub fen: i64,
    /// What it is, in a line.
    pub title: String,
    /// What for, as it was typed.
    pub markdown: String,
    /// … as it is shown.
    pub html: String,
    /// To whom it is to be paid.
    pub payee: String,
    /// The building; none for the whole project.
    pub building_id: Option<BuildingId>,
    /// The complaint that led to it.
    pub complaint_id: Option<ComplaintId>,
    /// Who proposed it; null for the command line.
    pub proposed_by: Option<AccountId>,
    /// When it was proposed.
    pub proposed_at: Instant,
    /// Who decided.
    pub decided_by: Option<AccountId>,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Why it was refused.
    pub reason: Option<String>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! A photo that goes with an entry of a fund, or with a proposal. Append-only.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::attachment::AttachmentId;
use crate::fund_entry::FundEntryId;
use crate::fund_proposal::FundProposalId;
use crate::id::text_enum;

text_enum! {
    /// What a photo of a fund shows.
    FundPhotoKind {
        /// A receipt, a transfer, a contract.
        Evidence = "evidence",
        /// How it was before.
        Before = "before",
        /// How it is since.
        After = "after",
    }
}

/// A photo that goes with an entry of a fund, or with a proposal. Append-only.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "fund_photo")]
pub struct Model {
    /// The photo.
    #[sea_orm(primary_key, auto_increment = false)]
    pub attachment_id: AttachmentId,
    /// The entry; none for a photo of a proposal.
    pub entry_id: Option<FundEntryId>,
    /// The proposal; its photos are those of the entry that comes of it.
    pub proposal_id: Option<FundProposalId>,
    /// What it shows.
    pub kind: FundPhotoKind,
    /// Who added it.
    pub added_by: AccountId,
    /// When it was added.
    pub added_at: Instant,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

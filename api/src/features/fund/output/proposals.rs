//! How spendings that take two persons are shown.

use linli_entities::Instant;
use linli_entities::fund_entry::FundCategory;
use linli_entities::fund_photo::FundPhotoKind;
use linli_entities::fund_proposal::{FundProposalId, FundProposalState};
use poem_openapi::Object;
use poem_openapi::types::Example;

use super::entries::of_kind;
use super::{FundComplaint, FundEntryRef};
use crate::answer::Addressed;
use crate::features::accounts::logic::AccountRef;
use crate::features::attachments::output::Photo;
use crate::features::fund::logic::proposals::SeenProposal;
use crate::features::projects::output::{BuildingRef, ProjectRef};

/// A spending that waits for a second person, or was decided by one.
#[derive(Clone, Debug, Object)]
#[oai(example)]
pub struct FundProposal {
    /// The id.
    pub id: FundProposalId,
    /// The project.
    pub project: ProjectRef,
    /// Where it stands.
    pub state: FundProposalState,
    /// What it is to be spent on.
    pub category: FundCategory,
    /// How much, in fen.
    pub amount_fen: i64,
    /// To whom it is to be paid.
    pub payee: String,
    /// What it is.
    pub title: String,
    /// What for, as sanitised HTML.
    pub html: String,
    /// The building; null for the whole project.
    pub building: Option<BuildingRef>,
    /// The complaint that led to it, where the reader may read that.
    pub complaint: Option<FundComplaint>,
    /// How it is.
    pub before: Vec<Photo>,
    /// Offers and contracts.
    pub evidence: Vec<Photo>,
    /// Who proposed it.
    pub proposed_by: Option<AccountRef>,
    /// When it was proposed.
    pub proposed_at: Instant,
    /// Who decided.
    pub decided_by: Option<AccountRef>,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Why it was refused.
    pub reason: Option<String>,
    /// The entry that came of it.
    pub entry: Option<FundEntryRef>,
    /// What the reader may do with it.
    pub may: FundProposalMay,
}

/// What the reader may do with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Object)]
pub struct FundProposalMay {
    /// Approve it: not what one proposed.
    pub approve: bool,
    /// Refuse it, or take back one's own.
    pub refuse: bool,
}

impl From<SeenProposal> for FundProposal {
    fn from(seen: SeenProposal) -> Self {
        let SeenProposal { row, project, building, complaint, proposed_by, decided_by, entry, .. } = seen;
        Self {
            id: row.id,
            project,
            state: row.state,
            category: row.category,
            amount_fen: row.fen,
            payee: row.payee,
            title: row.title,
            html: row.html,
            building,
            complaint,
            before: of_kind(&seen.photos, FundPhotoKind::Before),
            evidence: of_kind(&seen.photos, FundPhotoKind::Evidence),
            proposed_by,
            proposed_at: row.proposed_at,
            decided_by,
            decided_at: row.decided_at,
            reason: row.reason,
            entry,
            may: FundProposalMay {
                approve: seen.may_approve,
                refuse: row.state == FundProposalState::Proposed,
            },
        }
    }
}

impl Addressed for FundProposal {
    fn address(&self) -> String {
        format!("/fund-proposals/{}", self.id)
    }
}

impl Example for FundProposal {
    fn example() -> Self {
        Self {
            id: FundProposalId(5),
            project: ProjectRef::example(),
            state: FundProposalState::Proposed,
            category: FundCategory::Repair,
            amount_fen: 1_280_000,
            payee: "江城防水工程有限公司".to_owned(),
            title: "3 号楼屋面防水翻新".to_owned(),
            html: "<p>整面重做防水层，质保五年。</p>\n".to_owned(),
            building: None,
            complaint: None,
            before: vec![],
            evidence: vec![],
            proposed_by: Some(AccountRef::example()),
            proposed_at: Instant::UNIX_EPOCH,
            decided_by: None,
            decided_at: None,
            reason: None,
            entry: None,
            may: FundProposalMay { approve: true, refuse: true },
        }
    }
}

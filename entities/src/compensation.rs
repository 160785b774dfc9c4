//! What staff offer for a complaint beside putting it right.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::complaint::ComplaintId;
use crate::id::{id, text_enum};
use crate::project::ProjectId;

id! {
    /// The id of a compensation.
    CompensationId
}

text_enum! {
    /// What a compensation is.
    CompensationKind {
        /// Money.
        Money = "money",
        /// Fees that need not be paid.
        FeeWaiver = "fee_waiver",
        /// Points of the club.
        Points = "points",
        /// A repair beyond what is owed.
        Repair = "repair",
        /// An apology, in person or in writing.
        Apology = "apology",
        /// A gift.
        Gift = "gift",
    }
}

text_enum! {
    /// Where a compensation stands.
    CompensationState {
        /// Waits for approval.
        Proposed = "proposed",
        /// Approved; the complainant has the word.
        Approved = "approved",
        /// Not approved.
        Refused = "refused",
        /// Accepted by the complainant; is to be carried out.
        Accepted = "accepted",
        /// Declined by the complainant.
        Declined = "declined",
        /// Carried out.
        Paid = "paid",
        /// The complainant confirmed that it arrived.
        Received = "received",
    }
}

/// What staff offer for a complaint beside putting it right.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "compensation")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: CompensationId,
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// Its project.
    pub project_id: ProjectId,
    /// What it is.
    pub kind: CompensationKind,
    /// What it is worth, in fen; 0 for an apology.
    pub value_fen: i64,
    /// Of points: how many.
    pub points: Option<i64>,
    /// Where it stands.
    pub state: CompensationState,
    /// Who proposed it: never one of those who approve.
    pub proposed_by: AccountId,
    /// When.
    pub proposed_at: Instant,
    /// The act with which it was proposed; its text says what for.
    pub proposed_act: i32,
    /// Within how many days of being accepted it is carried out.
    pub pay_within_days: i32,
    /// When it was approved.
    pub approved_at: Option<Instant>,
    /// When it was refused or declined.
    pub closed_at: Option<Instant>,
    /// Until when it is carried out, this instant included; set when it is accepted.
    pub pay_by_at: Option<Instant>,
    /// When the complainant confirmed that it arrived.
    pub received_at: Option<Instant>,
    /// Grows with every step.
    pub version: i64,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

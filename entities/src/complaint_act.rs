//! What happened to a complaint. Append-only: the database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

use crate::Instant;
use crate::account::AccountId;
use crate::complaint::ComplaintId;
use crate::id::{id, text_enum};

id! {
    /// The id of an act.
    ActId
}

text_enum! {
    /// What happened.
    ActKind {
        /// The complaint came.
        Filed = "filed",
        /// The complainant wrote again.
        FollowedUp = "followed_up",
        /// Staff answered.
        Answered = "answered",
        /// An answer was taken back.
        AnswerRetracted = "answer_retracted",
        /// Somebody was made to work on it.
        Assigned = "assigned",
        /// Its grade was changed.
        Graded = "graded",
        /// A step of the escalation ladder was reached.
        Escalated = "escalated",
        /// An answer was not there when it was due.
        Breached = "breached",
        /// Staff said that it is put right.
        Resolved = "resolved",
        /// The complainant agreed.
        Confirmed = "confirmed",
        /// It was opened again.
        Reopened = "reopened",
        /// The complainant took it back.
        Withdrawn = "withdrawn",
        /// The complainant said how it was handled.
        Rated = "rated",
        /// The complainant said that an answer is none.
        AnswerDisputed = "answer_disputed",
        /// A lead agreed: the answer was none.
        DisputeUpheld = "dispute_upheld",
        /// A lead found that the answer is one.
        DisputeDismissed = "dispute_dismissed",
        /// Staff asked the complainant for something they need to know.
        InfoRequested = "info_requested",
        /// Staff promised something until a time.
        CommitmentMade = "commitment_made",
        /// What was promised was done.
        CommitmentKept = "commitment_kept",
        /// A lead gave more time to put it right, with reasons.
        Extended = "extended",
        /// The complainant said that no answer is needed.
        AnswerWaived = "answer_waived",
        /// Staff found that no answer is needed; the complainant may want one.
        AnswerSkipped = "answer_skipped",
        /// The complainant wants the answer that staff found needless.
        AnswerWanted = "answer_wanted",
        /// The complainant was asked whether it is put right.
        Reminded = "reminded",
        /// It was closed, because the complainant said nothing.
        AutoClosed = "auto_closed",
        /// Staff proposed to close it as spam or abuse.
        ClosingProposed = "closing_proposed",
        /// A second member of staff agreed.
        ClosingAgreed = "closing_agreed",
        /// A second member of staff refused.
        ClosingRefused = "closing_refused",
        /// Whoever worked on it does not answer there any more: it waits for somebody else.
        HandedBack = "handed_back",
        /// Leads and the care of the city were told at once that somebody is in danger.
        Alarmed = "alarmed",
        /// The team found that it is not theirs.
        Refused = "refused",
        /// A lead decided which team has it.
        Rerouted = "rerouted",
        /// Who works on it offered it to somebody else.
        Offered = "offered",
        /// That one took it over.
        Accepted = "accepted",
        /// That one did not take it.
        Declined = "declined",
        /// Staff proposed a compensation.
        CompensationProposed = "compensation_proposed",
        /// The first of two persons approved it.
        CompensationSeconded = "compensation_seconded",
        /// It was approved, and offered to the complainant.
        CompensationApproved = "compensation_approved",
        /// It was not approved.
        CompensationRefused = "compensation_refused",
        /// The complainant accepted it.
        CompensationAccepted = "compensation_accepted",
        /// The complainant declined it.
        CompensationDeclined = "compensation_declined",
        /// It was carried out.
        CompensationPaid = "compensation_paid",
        /// The complainant confirmed that it arrived.
        CompensationReceived = "compensation_received",
        /// Somebody else of the staff asked the complainant how it went.
        Visited = "visited",
    }
}

/// What happened to a complaint.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "complaint_act")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key)]
    pub id: ActId,
    /// The complaint.
    pub complaint_id: ComplaintId,
    /// Its place among the acts of the complaint, from 1 without gaps.
    pub number: i32,
    /// What happened.
    pub kind: ActKind,
    /// Who did it; null for the system.
    pub actor_id: Option<AccountId>,
    /// When.
    pub acted_at: Instant,
    /// What belongs to this kind of act; no text of a person.
    pub detail: Json,
    /// SHA-256 of salt and text, where there is a text: it survives the erasure of both.
    pub commitment: Option<Vec<u8>>,
    /// The act in canonical bytes, as a later proof will hash it.
    pub canonical: Vec<u8>,
}

/// None: joins are written where they are asked for.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

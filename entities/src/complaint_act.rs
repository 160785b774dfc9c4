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
        /// The complainant opened it again.
        Reopened = "reopened",
        /// The complainant took it back.
        Withdrawn = "withdrawn",
        /// The complainant said how it was handled.
        Rated = "rated",
    }
}

/// What happened to a complaint.
#[sea_orm::model]
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

impl ActiveModelBehavior for ActiveModel {}

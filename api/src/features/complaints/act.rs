//! Something that is done to a complaint.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::attachment::AttachmentId;
use linli_entities::complaint::Grade;
use linli_entities::complaint_act::ActKind;
use linli_entities::team::TeamId;
use serde_json::{Value, json};

/// What is said with an act, and shown with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Markdown.
    pub markdown: String,
    /// Photos that were uploaded before.
    pub photo_ids: Vec<AttachmentId>,
}

/// Something that is done to a complaint, read and found right.
#[derive(Clone, Debug)]
pub enum Act {
    /// The complainant writes again.
    FollowUp(Words),
    /// Staff answer.
    Answer(Words),
    /// An answer is taken back.
    RetractAnswer(i32),
    /// Somebody is made to work on it.
    Assign(AccountId),
    /// Its team says that it is not theirs.
    Refuse(String),
    /// A lead decides which team has it.
    Reroute(TeamId),
    /// Who works on it offers it to somebody else.
    Offer(AccountId),
    /// That one takes it over.
    Accept,
    /// That one does not.
    Decline(String),
    /// Its grade is changed.
    Grade(Grade),
    /// Staff say that it is put right.
    Resolve(Words),
    /// The complainant agrees.
    Confirm,
    /// It is opened again.
    Reopen(Words),
    /// The complainant takes it back.
    Withdraw,
    /// The complainant says how it was handled.
    Rate(i32),
    /// The complainant says that an answer is none.
    Dispute(i32),
    /// A lead rules on a disputed answer.
    Rule {
        /// The answer.
        number: i32,
        /// Whether it was none.
        upheld: bool,
        /// Why.
        reasons: String,
    },
    /// Staff ask the complainant for something they need to know.
    Ask(Words),
    /// Staff promise something.
    Commit {
        /// What.
        what: String,
        /// Until when.
        until: Instant,
    },
    /// What was promised was done.
    KeepCommitment(i32),
    /// A lead gives more time to put it right.
    Extend {
        /// Why.
        reasons: String,
        /// Until when.
        until: Instant,
    },
    /// The complainant needs no answer.
    Waive,
    /// Staff find that no answer is needed.
    Skip,
    /// The complainant wants the answer that staff found needless.
    Want,
    /// Staff propose to close it as spam or abuse.
    ProposeClosing(Words),
    /// Somebody else of the staff decides on that.
    DecideClosing {
        /// Whether it is closed.
        agree: bool,
    },
}

impl Act {
    /// What happens.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::FollowUp(_) => ActKind::FollowedUp,
            Self::Answer(_) => ActKind::Answered,
            Self::RetractAnswer(_) => ActKind::AnswerRetracted,
            Self::Assign(_) => ActKind::Assigned,
            Self::Refuse(_) => ActKind::Refused,
            Self::Reroute(_) => ActKind::Rerouted,
            Self::Offer(_) => ActKind::Offered,
            Self::Accept => ActKind::Accepted,
            Self::Decline(_) => ActKind::Declined,
            Self::Grade(_) => ActKind::Graded,
            Self::Resolve(_) => ActKind::Resolved,
            Self::Confirm => ActKind::Confirmed,
            Self::Reopen(_) => ActKind::Reopened,
            Self::Withdraw => ActKind::Withdrawn,
            Self::Rate(_) => ActKind::Rated,
            Self::Dispute(_) => ActKind::AnswerDisputed,
            Self::Rule { upheld: true, .. } => ActKind::DisputeUpheld,
            Self::Rule { upheld: false, .. } => ActKind::DisputeDismissed,
            Self::Ask(_) => ActKind::InfoRequested,
            Self::Commit { .. } => ActKind::CommitmentMade,
            Self::KeepCommitment(_) => ActKind::CommitmentKept,
            Self::Extend { .. } => ActKind::Extended,
            Self::Waive => ActKind::AnswerWaived,
            Self::Skip => ActKind::AnswerSkipped,
            Self::Want => ActKind::AnswerWanted,
            Self::ProposeClosing(_) => ActKind::ClosingProposed,
            Self::DecideClosing { agree: true } => ActKind::ClosingAgreed,
            Self::DecideClosing { agree: false } => ActKind::ClosingRefused,
        }
    }

    /// What is said with it.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Rule { reasons: markdown, .. }
            | Self::Commit { what: markdown, .. }
            | Self::Extend { reasons: markdown, .. }
            | Self::Refuse(markdown)
            | Self::Decline(markdown) => Some(markdown),
            _ => self.words().map(|words| words.markdown.as_str()),
        }
    }

    /// What is shown with it.
    pub fn photo_ids(&self) -> &[AttachmentId] {
        self.words().map_or(&[], |words| &words.photo_ids)
    }

    fn words(&self) -> Option<&Words> {
        match self {
            Self::FollowUp(words)
            | Self::Answer(words)
            | Self::Resolve(words)
            | Self::Reopen(words)
            | Self::Ask(words)
            | Self::ProposeClosing(words) => Some(words),
            _ => None,
        }
    }

    /// What belongs to this kind of act.
    pub fn detail(&self) -> Value {
        match self {
            Self::RetractAnswer(number)
            | Self::Dispute(number)
            | Self::Rule { number, .. }
            | Self::KeepCommitment(number) => json!({ "of": number }),
            Self::Commit { until, .. } | Self::Extend { until, .. } => {
                json!({ "until_us": until.timestamp_micros() })
            }
            Self::Reroute(team_id) => json!({ "team_id": team_id }),
            Self::Assign(handler_id) | Self::Offer(handler_id) => json!({ "handler_id": handler_id }),
            Self::Grade(grade) => json!({ "grade": grade }),
            Self::Rate(rating) => json!({ "rating": rating }),
            _ => json!({}),
        }
    }
}

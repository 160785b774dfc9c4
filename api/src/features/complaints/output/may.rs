//! What the reader may do with a complaint.

use linli_entities::complaint_act::ActKind;
use linli_entities::complaint_deadline::DeadlineKind;
use poem_openapi::Object;

use crate::features::complaints::logic;
use crate::features::complaints::rules::fold;
use crate::features::complaints::rules::table::{self};

/// What the reader may do with a complaint as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct ComplaintMay {
    /// Write again.
    pub follow_up: bool,
    /// Answer.
    pub answer: bool,
    /// Assign it, change its grade, read and write notes.
    pub handle: bool,
    /// Say that it is not for one's team: once, within two hours of its coming.
    pub refuse: bool,
    /// Decide which team has it.
    pub reroute: bool,
    /// Offer it to somebody else.
    pub offer: bool,
    /// Take it over, or not: it is offered to one.
    pub take_over: bool,
    /// Propose a compensation.
    pub propose_compensation: bool,
    /// Say that it is put right.
    pub resolve: bool,
    /// Agree that it is put right.
    pub confirm: bool,
    /// Open it again.
    pub reopen: bool,
    /// Take it back.
    pub withdraw: bool,
    /// Say how it was handled.
    pub rate: bool,
    /// Say that an answer is none; of which one, `may_dispute` in the timeline says.
    pub dispute: bool,
    /// Rule on a disputed answer, unless one answered oneself.
    pub rule: bool,
    /// Ask the complainant for information.
    pub ask: bool,
    /// Promise something until a time.
    pub commit: bool,
    /// Say that what was promised was done.
    pub keep_commitment: bool,
    /// Give more time to put it right.
    pub extend: bool,
    /// Say that no answer is needed, as the complainant.
    pub waive_answer: bool,
    /// Find that no answer is needed, as staff.
    pub skip_answer: bool,
    /// Want the answer that staff found needless.
    pub want_answer: bool,
    /// Propose to close it as spam or abuse.
    pub propose_closing: bool,
    /// Decide on such a proposal of somebody else.
    pub decide_closing: bool,
}

impl ComplaintMay {
    /// What this reader may do.
    pub(super) fn of(seen: &logic::Seen) -> Self {
        let (row, party) = (&seen.row, seen.party);
        let may = |act| table::next(row.state, act, party).is_ok();
        let owed = |kind| seen.deadlines.iter().filter(move |one| one.kind == kind && one.is_owed());
        let asked = owed(DeadlineKind::NextAnswer).next().is_some();
        let extendable = |one: &fold::Deadline| seen.now <= one.due_at && !one.is_paused(seen.now);
        Self {
            follow_up: may(ActKind::FollowedUp),
            answer: may(ActKind::Answered),
            handle: party.is_staff(),
            refuse: seen.work.may_refuse,
            reroute: may(ActKind::Rerouted),
            offer: seen.work.may_offer,
            take_over: seen.work.may_take_over,
            propose_compensation: may(ActKind::CompensationProposed),
            resolve: may(ActKind::Resolved),
            confirm: may(ActKind::Confirmed),
            reopen: may(ActKind::Reopened),
            withdraw: may(ActKind::Withdrawn),
            rate: may(ActKind::Rated),
            dispute: may(ActKind::AnswerDisputed),
            rule: may(ActKind::DisputeUpheld) && owed(DeadlineKind::Ruling).next().is_some(),
            ask: may(ActKind::InfoRequested),
            commit: may(ActKind::CommitmentMade),
            keep_commitment: may(ActKind::CommitmentKept) && owed(DeadlineKind::Commitment).next().is_some(),
            extend: may(ActKind::Extended) && owed(DeadlineKind::Resolution).any(extendable),
            waive_answer: may(ActKind::AnswerWaived) && asked,
            skip_answer: may(ActKind::AnswerSkipped) && asked,
            want_answer: may(ActKind::AnswerWanted) && row.skipped,
            propose_closing: may(ActKind::ClosingProposed) && row.proposed_by.is_none(),
            decide_closing: may(ActKind::ClosingAgreed)
                && row.proposed_by.is_some_and(|by| seen.reader_id != Some(by)),
        }
    }
}

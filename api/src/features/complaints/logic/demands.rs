//! What an act needs beside the table of states and parties.

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::{self, ComplaintState};
use linli_entities::complaint_act::{self, ActKind};
use linli_entities::complaint_deadline::DeadlineKind;

use crate::code::Code;
use crate::error::Error;
use crate::features::complaints::act::Act;
use crate::features::complaints::rules::fold::{Deadline, Standing};
use crate::features::complaints::rules::promise::EXTENSIONS_MAX;
use crate::features::complaints::rules::table::Party;
use crate::features::complaints::rules::{RATE_WITHIN, REOPEN_WITHIN};

/// By whom, where and when an act is asked for.
pub(super) struct Asked<'a> {
    pub(super) complaint: &'a complaint::Model,
    pub(super) party: Party,
    pub(super) actor_id: Option<AccountId>,
    pub(super) acts: &'a [complaint_act::Model],
    pub(super) now: Instant,
}

/// Demands what the act needs beside the table.
pub(super) fn demand(act: &Act, asked: &Asked<'_>, standing: &Standing) -> Result<(), Error> {
    let ended = matches!(asked.complaint.state, ComplaintState::Confirmed | ComplaintState::Closed);
    match act {
        Act::RetractAnswer(number) if !standing.has_answer(*number) => Err(Error::NotFound("answer")),
        // Who works on it does not make it milder alone.
        Act::Grade(grade) if *grade > asked.complaint.grade && asked.party != Party::Lead => {
            Err(Error::Forbidden(Code::Forbidden))
        }
        Act::Reopen(_) if ended && asked.party == Party::Complainant => demand_soon(asked, REOPEN_WITHIN),
        Act::Rate(_) if ended => demand_soon(asked, RATE_WITHIN),
        Act::Dispute(number) => demand_that(standing.has_answer(*number), standing.may_dispute(*number)),
        Act::Rule { number, .. } => {
            demand_that(standing.has_answer(*number), standing.awaits_ruling(*number))?;
            let involved =
                asked.acts.iter().any(|act| act.kind == ActKind::Answered && act.actor_id == asked.actor_id);
            demand_other(involved)
        }
        Act::KeepCommitment(number) => {
            let promised = |one: &&Deadline| one.kind == DeadlineKind::Commitment && one.opened_by == *number;
            let owed = standing.deadlines.iter().find(promised).is_some_and(Deadline::is_owed);
            demand_that(asked.acts.iter().any(|act| act.number == *number), owed)
        }
        Act::Extend { until, .. } => demand_extension(standing, *until, asked.now),
        Act::Waive | Act::Skip => demand_that(true, standing.owes(DeadlineKind::NextAnswer)),
        Act::Want => demand_that(true, standing.has_skipped()),
        Act::ProposeClosing(_) => demand_that(true, standing.proposal.is_none()),
        Act::DecideClosing { .. } => {
            demand_that(true, standing.proposal.is_some())?;
            demand_other(standing.proposal == asked.actor_id)
        }
        _ => Ok(()),
    }
}

/// What an act is about is there, and in a state for it.
fn demand_that(there: bool, fits: bool) -> Result<(), Error> {
    match (there, fits) {
        (false, _) => Err(Error::NotFound("act")),
        (true, false) => Err(Error::Conflict(Code::WrongState)),
        (true, true) => Ok(()),
    }
}

/// Nobody decides on what they did themselves.
fn demand_other(involved: bool) -> Result<(), Error> {
    if involved { Err(Error::Forbidden(Code::Involved)) } else { Ok(()) }
}

/// Some things can be done only for a while after the complaint came to its end.
fn demand_soon(asked: &Asked<'_>, within: TimeDelta) -> Result<(), Error> {
    let end = |act: &&complaint_act::Model| matches!(act.kind, ActKind::Confirmed | ActKind::AutoClosed);
    let ended = asked.acts.iter().rev().find(end);
    let soon = ended.is_none_or(|act| asked.now - act.acted_at <= within);
    if soon { Ok(()) } else { Err(Error::Conflict(Code::TooLate)) }
}

/// More time is given before it is up, at most twice, and not while the time stands still anyway.
fn demand_extension(standing: &Standing, until: Instant, now: Instant) -> Result<(), Error> {
    let resolution =
        standing.deadlines.iter().find(|one| one.kind == DeadlineKind::Resolution && one.is_owed());
    let resolution = resolution.ok_or(Error::Conflict(Code::WrongState))?;
    if now > resolution.due_at {
        return Err(Error::Conflict(Code::TooLate));
    }
    if standing.extension_count >= EXTENSIONS_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    if resolution.is_paused(now) {
        return Err(Error::Conflict(Code::WrongState));
    }
    if until <= resolution.due_at {
        return Err(Error::invalid("/until_at", Code::OutOfRange));
    }
    Ok(())
}

//! Voting for a home, and looking for a ballot by its receipt.
//!
//! That a home has voted and the ballot are written in one transaction, in tables of which neither leads to the other. No
//! instant is written with either, no line of the outbox and no key of the request: a request that comes again is known by
//! its receipt.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::unit::UnitId;
use linli_entities::vote::{Model, VoteConflictRule, VoteId};
use linli_entities::{vote_ballot, vote_turnout, vote_unit};

use super::{known, reads_ballots, unknown};
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::projects;
use crate::features::votes::input::{self, VoteBallotInput, VoteReceiptInput};
use crate::features::votes::output::{VoteReceipt, VoteReceiptState};
use crate::features::votes::rules::receipts::Receipt;
use crate::features::votes::rules::{self, Placing, Present, RESTARTS_MAX, counting};
use crate::features::votes::store::{self, ballots, people, register};

/// What is voted, read.
#[derive(Clone)]
struct Voted {
    unit_id: UnitId,
    key: String,
    tag: String,
    choices: String,
    start_over: bool,
}

/// Votes for a home.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] at `/choices` and `/receipt_code`; [`Code::NoVoteThere`] for a home for which the
/// actor does not vote; [`Code::TooEarly`], [`Code::TooLate`], [`Code::WrongState`]; [`Code::HomeVoted`],
/// [`Code::ReceiptNeeded`], [`Code::BallotPending`], [`Code::TooMany`]; [`Code::AlreadyThere`] for a receipt of another home.
pub async fn cast(
    app: &App,
    actor: &Actor,
    id: VoteId,
    input: VoteBallotInput,
) -> Result<VoteReceipt, Error> {
    let account_id = actor.signed_in()?.account_id;
    known(app.db.read(), actor, id).await?;
    app.rates.write.count(&account_id)?;
    let receipt = input::receipt(&input.receipt_code)?;
    demand_answers(app, id, &input.choices).await?;
    let voted = Voted {
        unit_id: input.unit_id,
        key: receipt.key(id),
        tag: receipt.tag(id, input.unit_id),
        choices: counting::spelled(&input.choices),
        start_over: input.start_over,
    };
    let input = (actor.clone(), id, voted, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, voted, now)| {
            Box::pin(async move { cast_in(txn, &actor, id, voted, now).await })
        })
        .await
}

/// Demands that each question is answered with an answer of its own. Questions of an opened vote never change.
async fn demand_answers(app: &App, id: VoteId, choices: &[i32]) -> Result<(), Error> {
    let (questions, options) =
        (store::questions_of(app.db.read(), &[id]).await?, store::options_of(app.db.read(), &[id]).await?);
    if questions.len() != choices.len() {
        return Err(Error::invalid("/choices", Code::Malformed));
    }
    for (index, (question, choice)) in questions.iter().zip(choices).enumerate() {
        let is_answer = |option: &linli_entities::vote_option::Model| {
            option.question == question.position && option.position == *choice
        };
        if !options.iter().any(is_answer) {
            return Err(Error::invalid(&format!("/choices/{index}"), Code::OutOfRange));
        }
    }
    Ok(())
}

/// For whom somebody votes, for a home.
struct Voice {
    account_id: AccountId,
    /// The owners for whom they speak: themselves, and those for whom they stand in.
    owners: Vec<AccountId>,
    home: vote_unit::Model,
}

impl Voice {
    /// Owners speak for themselves, whoever else they are. Who works for the project by now stands in for nobody.
    async fn of(txn: &Txn, actor: &Actor, row: &Model, unit_id: UnitId) -> Result<Self, Error> {
        let account_id = actor.signed_in()?.account_id;
        let owned = people::owned(txn, account_id, &[row.id]).await?;
        let mut owners: Vec<AccountId> =
            owned.iter().filter(|one| one.unit_id == unit_id).map(|one| one.account_id).collect();
        let project = projects::logic::project(txn, row.project_id).await?;
        if row.proxy_units_max > 0 && !is_staff(actor, projects::rules::scope(&project)) {
            let held = people::held(txn, row.id, account_id).await?;
            owners.extend(held.iter().filter(|one| one.unit_id == unit_id).map(|one| one.principal_id));
        }
        let home = register::homes(txn, &[row.id], &[unit_id]).await?.pop();
        match home {
            Some(home) if !owners.is_empty() => Ok(Self { account_id, owners, home }),
            _ => Err(Error::Forbidden(Code::NoVoteThere)),
        }
    }
}

/// Whether somebody works for the developer there.
pub(super) fn is_staff(actor: &Actor, scope: Scope<'_>) -> bool {
    matches!(actor, Actor::Account(account) if account.rights.is_staff(scope))
}

async fn cast_in(
    txn: &Txn,
    actor: &Actor,
    id: VoteId,
    voted: Voted,
    now: Instant,
) -> Result<VoteReceipt, Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    // Held: ballots are put in one after another, and none while they are counted.
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    rules::demand_open(&row, now)?;
    let voice = Voice::of(txn, &actor, &row, voted.unit_id).await?;
    let turnout = register::turnout(txn, &[id], &[voted.unit_id]).await?.pop();
    let found = present(txn, &row, &voice, &voted, turnout.as_ref()).await?;
    let (present, old) = match &found {
        Some((present, old)) => (Some(*present), old.clone()),
        None => (None, None),
    };
    let placing =
        rules::placing(row.conflict_rule, row.secret, present, voted.start_over).map_err(Error::Conflict)?;
    if placing == Placing::Nothing {
        return Ok(told(&voted, true));
    }
    let has_restarted = turnout.as_ref().map_or(0, |one| one.restart_count);
    let restart_count = has_restarted + i32::from(placing == Placing::StartOver);
    if restart_count > RESTARTS_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let was_complete = present.is_some_and(|one| one.complete);
    let complete = was_complete || agreed(txn, &row, &voice, placing).await?;
    demand_new_receipt(txn, &row, &voted, old.as_ref()).await?;
    place(txn, &row, &voice, &voted, (old, complete)).await?;
    let noted = vote_turnout::Model {
        vote_id: id,
        unit_id: voted.unit_id,
        tag: voted.tag.clone(),
        complete,
        restart_count,
    };
    register::note_turnout(txn, noted).await?;
    people::use_proxies(txn, id, voted.unit_id, voice.account_id).await?;
    if complete && !was_complete {
        store::count_one(txn, id).await?;
    }
    Ok(told(&voted, complete))
}

/// The ballot that a home has already, with what is known of it: without its receipt that of an open vote alone.
async fn present(
    txn: &Txn,
    row: &Model,
    voice: &Voice,
    voted: &Voted,
    turnout: Option<&vote_turnout::Model>,
) -> Result<Option<(Present, Option<vote_ballot::Model>)>, Error> {
    let Some(turnout) = turnout else { return Ok(None) };
    let same_receipt = turnout.tag == voted.tag;
    let old = match (same_receipt, row.secret) {
        (true, _) => ballots::by_key(txn, row.id, &voted.key).await?,
        (false, false) => ballots::of_home(txn, row.id, voice.home.number).await?,
        (false, true) => None,
    };
    let same_choices = same_receipt && old.as_ref().is_some_and(|old| old.choices == voted.choices);
    Ok(Some((Present { complete: turnout.complete, same_receipt, same_choices }, old)))
}

/// Whether every owner of the home has agreed, now that those have for whom somebody speaks. Where not all have to, one is
/// enough.
async fn agreed(txn: &Txn, row: &Model, voice: &Voice, placing: Placing) -> Result<bool, Error> {
    if row.conflict_rule != VoteConflictRule::AllMustAgree {
        return Ok(true);
    }
    let unit_id = voice.home.unit_id;
    // What was agreed to was another ballot.
    if matches!(placing, Placing::Replace | Placing::StartOver) {
        register::forget_agreements(txn, row.id, unit_id).await?;
    }
    register::agree(txn, row.id, unit_id, &voice.owners).await?;
    let agreed = register::agreements(txn, &[row.id], &[unit_id]).await?;
    let owners = people::owners_of(txn, row.id, unit_id).await?;
    Ok(owners.iter().all(|id| agreed.iter().any(|one| one.account_id == *id)))
}

/// A receipt is of one ballot: the key that is there is the one that is changed.
async fn demand_new_receipt(
    txn: &Txn,
    row: &Model,
    voted: &Voted,
    old: Option<&vote_ballot::Model>,
) -> Result<(), Error> {
    if old.is_some_and(|old| old.key == voted.key) {
        return Ok(());
    }
    match ballots::by_key(txn, row.id, &voted.key).await? {
        Some(_) => Err(Error::Conflict(Code::AlreadyThere)),
        None => Ok(()),
    }
}

/// Puts the ballot in, in the place of the one that it changes, where that is known.
async fn place(
    txn: &Txn,
    row: &Model,
    voice: &Voice,
    voted: &Voted,
    (old, counted): (Option<vote_ballot::Model>, bool),
) -> Result<(), Error> {
    let ballot = vote_ballot::Model {
        vote_id: row.id,
        key: voted.key.clone(),
        unit_number: (!row.secret).then_some(voice.home.number),
        choices: voted.choices.clone(),
        area_dm2: voice.home.area_dm2.filter(|_| rules::weighs_area(row.weight)),
        counted,
    };
    Ok(ballots::put(txn, old.as_ref().map(|old| old.key.as_str()), ballot).await?)
}

fn told(voted: &Voted, counted: bool) -> VoteReceipt {
    VoteReceipt {
        receipt_hash: voted.key.clone(),
        state: if counted { VoteReceiptState::Counted } else { VoteReceiptState::Waiting },
        choices: counting::read(&voted.choices),
    }
}

/// Looks for a ballot by its receipt. What it says is told to whoever has the code, at any time: it is no count.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Forbidden`] to whoever reads no ballots; [`Code::Malformed`] at `/receipt_code`.
pub async fn check(
    app: &App,
    actor: &Actor,
    id: VoteId,
    input: VoteReceiptInput,
) -> Result<VoteReceipt, Error> {
    let account_id = actor.signed_in()?.account_id;
    let db = app.db.read();
    let row = known(db, actor, id).await?;
    if !reads_ballots(db, actor, &row).await? {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    app.rates.write.count(&account_id)?;
    let receipt: Receipt = input::receipt(&input.receipt_code)?;
    let key = receipt.key(id);
    let found = ballots::by_key(db, id, &key).await?;
    let (state, choices) = match found {
        None => (VoteReceiptState::Unknown, vec![]),
        Some(one) if one.counted => (VoteReceiptState::Counted, counting::read(&one.choices)),
        Some(one) => (VoteReceiptState::Waiting, counting::read(&one.choices)),
    };
    Ok(VoteReceipt { receipt_hash: key, state, choices })
}

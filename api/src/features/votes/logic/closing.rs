//! What happens to votes by themselves: those who have not voted are reminded, and ballots are counted when the time is over.

use linli_entities::Instant;
use linli_entities::outbox::OutboxKind;
use linli_entities::vote::{ActiveModel, Model, VoteId};
use linli_entities::vote_reminder::VoteReminderId;
use linli_entities::vote_step::VoteStepKind;
use linli_entities::{vote_ballot, vote_result};
use sea_orm::{ConnectionTrait, Set};

use super::opening::step;
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::votes::rules::counting::{Asked, Counted, Share};
use crate::features::votes::rules::{self, VotePhase, counting, hashes};
use crate::features::votes::store::{self, ballots, steps};
use crate::{jobs, outbox};

/// Votes and reminders of one look.
const BATCH: u64 = 20;

/// Reminds and counts what is due; answers how much was done.
///
/// # Errors
/// When the database fails; what was not done is done by the next call.
pub async fn run_due(app: &App) -> Result<usize, Error> {
    let reminded = jobs::until_none(app, || remind_some(app)).await?;
    Ok(reminded + jobs::until_none(app, || close_some(app)).await?)
}

async fn remind_some(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    let now = app.clock.now();
    for id in steps::due_reminders(app.db.read(), now, BATCH).await? {
        let told = app.db.write((id, now), |txn, (id, now)| Box::pin(remind_in(txn, id, now)));
        done += usize::from(told.await?);
    }
    Ok(done)
}

/// Whoever comes second finds it told. Of what has ended by then nobody is reminded.
async fn remind_in(txn: &Txn, id: VoteReminderId, now: Instant) -> Result<bool, Error> {
    if !steps::take_reminder(txn, id, now).await? {
        return Ok(false);
    }
    let vote = steps::reminders(txn, &[id]).await?.pop();
    if vote.is_some_and(|(_, vote)| rules::phase(&vote, now) == VotePhase::Open) {
        outbox::enqueue(txn, OutboxKind::VoteReminder, id.0, now).await?;
    }
    Ok(true)
}

async fn close_some(app: &App) -> Result<usize, Error> {
    let mut done = 0;
    for id in store::to_close(app.db.read(), app.clock.now(), BATCH).await? {
        let closed = app.db.write((id, app.clock.now()), |txn, (id, now)| Box::pin(close_in(txn, id, now)));
        done += usize::from(closed.await?);
    }
    Ok(done)
}

/// Whoever comes second finds it closed. Whoever voted in time did so before, or comes too late: the vote is held.
async fn close_in(txn: &Txn, id: VoteId, now: Instant) -> Result<bool, Error> {
    let Some(row) = store::locked(txn, id).await? else { return Ok(false) };
    if rules::phase(&row, now) != VotePhase::Counting {
        return Ok(false);
    }
    let cast = ballots::counted(txn, id).await?;
    let hash = hash_of(id, &cast);
    steps::insert_results(txn, results_of(txn, id, &cast).await?).await?;
    step(txn, id, VoteStepKind::Closed, hex::encode(&hash), None, now).await?;
    let closed = ActiveModel {
        id: Set(id),
        closed_at: Set(Some(now)),
        ballots_hash: Set(Some(hash)),
        version: Set(row.version + 1),
        changed_at: Set(now),
        ..Default::default()
    };
    store::update(txn, closed).await?;
    Ok(true)
}

/// The hash of these ballots.
pub(super) fn hash_of(id: VoteId, cast: &[vote_ballot::Model]) -> Vec<u8> {
    let all = cast.iter().map(|ballot| hashes::Cast {
        key: &ballot.key,
        choices: &ballot.choices,
        area_dm2: ballot.area_dm2,
        unit_number: ballot.unit_number,
    });
    hashes::ballots(id, all)
}

/// The questions of a vote, as far as counting is concerned.
pub(super) async fn asked(db: &impl ConnectionTrait, id: VoteId) -> Result<Vec<Asked>, Error> {
    let (questions, options) = (store::questions_of(db, &[id]).await?, store::options_of(db, &[id]).await?);
    let asked = questions.into_iter().map(|question| Asked {
        majority: question.majority,
        kinds: options.iter().filter(|one| one.question == question.position).map(|one| one.kind).collect(),
    });
    Ok(asked.collect())
}

/// How many of these ballots say what.
pub(super) async fn results_of(
    db: &impl ConnectionTrait,
    id: VoteId,
    cast: &[vote_ballot::Model],
) -> Result<Vec<vote_result::Model>, Error> {
    let ballots: Vec<Counted> = cast
        .iter()
        .map(|ballot| Counted {
            choices: counting::read(&ballot.choices),
            area: ballot.area_dm2.map_or(0, i64::from),
        })
        .collect();
    let counts = counting::count(&asked(db, id).await?, &ballots);
    let rows = (1..).zip(counts).flat_map(|(question, answers)| {
        (1..).zip(answers).map(move |(position, share)| row(id, (question, position), share))
    });
    Ok(rows.collect())
}

fn row(vote_id: VoteId, (question, position): (i32, i32), share: Share) -> vote_result::Model {
    let unit_count = i32::try_from(share.units).unwrap_or(i32::MAX);
    vote_result::Model { vote_id, question, position, unit_count, area_dm2: share.area }
}

/// How a vote is counted, and of what.
pub(super) fn rule_of(row: &Model) -> (counting::Rule, Share) {
    let quorum = counting::Fraction { numerator: row.quorum_numerator, denominator: row.quorum_denominator };
    let whole = Share { units: i64::from(row.unit_count), area: row.area_dm2 };
    (counting::Rule { weight: row.weight, quorum }, whole)
}

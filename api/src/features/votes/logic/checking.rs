//! Whether votes are as they were written: the register and the ballots those that were hashed, the results what the ballots
//! add up to, as many ballots as homes that have voted, and each step chained to the one before.

use std::fmt;

use linli_entities::vote::{Model, VoteId};
use linli_entities::vote_step::VoteStepKind;

use super::{closing, opening};
use crate::app::App;
use crate::error::Error;
use crate::features::votes::rules::hashes;
use crate::features::votes::store::{self, ballots, register, steps};

/// Votes looked at in one go.
const BATCH: u64 = 20;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What is voted on is not what was published.
    Content(VoteId),
    /// The register is not the one that was frozen.
    Register(VoteId),
    /// The ballots are not those that were counted, or as many as homes have voted.
    Ballots(VoteId),
    /// The results are not what the ballots add up to.
    Results(VoteId),
    /// What became of it is not as it was written.
    Steps(VoteId),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(id) => write!(f, "vote {id}: what is voted on is not what was published"),
            Self::Register(id) => write!(f, "vote {id}: the register is not the one that was frozen"),
            Self::Ballots(id) => write!(f, "vote {id}: the ballots are not those that were counted"),
            Self::Results(id) => write!(f, "vote {id}: the results are not what the ballots add up to"),
            Self::Steps(id) => write!(f, "vote {id}: what became of it is not as it was written"),
        }
    }
}

/// Checks all votes that were opened.
///
/// # Errors
/// When the database fails, or the application closes meanwhile.
pub async fn check(app: &App) -> Result<Vec<Fault>, Error> {
    let (mut faults, mut after) = (vec![], VoteId(0));
    loop {
        if app.stop.is_cancelled() {
            return Err(Error::internal(anyhow::anyhow!("closing")));
        }
        let rows = store::opened_after(app.db.read(), after, BATCH).await?;
        let Some(last) = rows.last().map(|row| row.id) else { return Ok(faults) };
        for row in rows {
            faults.extend(of_steps(app, &row).await?);
            faults.extend(of_opening(app, &row).await?);
            if row.closed_at.is_some() {
                faults.extend(of_closing(app, &row).await?);
            }
        }
        after = last;
    }
}

async fn of_steps(app: &App, row: &Model) -> Result<Option<Fault>, Error> {
    let (mut head, mut number) = (vec![], 0);
    for step in steps::steps_of(app.db.read(), &[row.id]).await? {
        number += 1;
        let said = hashes::Stepped {
            vote_id: row.id,
            number,
            kind: step.kind,
            detail: &step.detail,
            actor_id: step.actor_id,
            acted_at: step.acted_at,
        };
        let expected = match step.kind {
            VoteStepKind::Opened => {
                let hashes = [&row.content_hash, &row.register_hash];
                hashes.map(|hash| hex::encode(hash.as_deref().unwrap_or_default())).join(" ")
            }
            VoteStepKind::Closed => hex::encode(row.ballots_hash.as_deref().unwrap_or_default()),
            VoteStepKind::Cancelled => row.cancel_reason.clone().unwrap_or_default(),
        };
        let is_right = step.detail == expected && step.hash == hashes::step(&head, &said);
        if step.number != number || !is_right {
            return Ok(Some(Fault::Steps(row.id)));
        }
        head = step.hash;
    }
    let ended = usize::from(row.closed_at.is_some() || row.cancelled_at.is_some());
    Ok((usize::try_from(number) != Ok(1 + ended)).then_some(Fault::Steps(row.id)))
}

async fn of_opening(app: &App, row: &Model) -> Result<Vec<Fault>, Error> {
    let db = app.db.read();
    let (questions, options) =
        (store::questions_of(db, &[row.id]).await?, store::options_of(db, &[row.id]).await?);
    let mut faults = vec![];
    if row.content_hash.as_ref() != Some(&hashes::content(row, &questions, &options)) {
        faults.push(Fault::Content(row.id));
    }
    let homes = register::all(db, row.id).await?;
    let is_whole = i32::try_from(homes.len()) == Ok(row.unit_count);
    if !is_whole || row.register_hash.as_ref() != Some(&opening::hash_of(row.id, &homes)) {
        faults.push(Fault::Register(row.id));
    }
    Ok(faults)
}

async fn of_closing(app: &App, row: &Model) -> Result<Vec<Fault>, Error> {
    let db = app.db.read();
    let cast = ballots::counted(db, row.id).await?;
    let mut faults = vec![];
    let is_whole = i32::try_from(cast.len()) == Ok(row.voted_count);
    if !is_whole || row.ballots_hash.as_ref() != Some(&closing::hash_of(row.id, &cast)) {
        faults.push(Fault::Ballots(row.id));
    }
    if closing::results_of(db, row.id, &cast).await? != steps::results_of(db, row.id).await? {
        faults.push(Fault::Results(row.id));
    }
    Ok(faults)
}

//! What is published of a vote: its register from the beginning, what came of it and the ballots when it is closed. Before
//! that nobody is told anything of what was voted.

use linli_entities::vote::{Model, VoteId};
use linli_entities::{vote_ballot, vote_unit};

use super::closing::{asked, rule_of};
use super::{known, reads_ballots};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::votes::rules::counting::{self, Share, VoteOutcome};
use crate::features::votes::rules::{VotePhase, phase};
use crate::features::votes::store::{ballots, register, steps};
use crate::page::PageRequest;

/// What came of a question.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Its place.
    pub position: i32,
    /// What follows.
    pub outcome: VoteOutcome,
    /// The place of the answer that it is.
    pub chosen: Option<i32>,
    /// How many want each answer, in order.
    pub answers: Vec<Share>,
}

/// What came of a vote.
#[derive(Clone, Debug)]
pub struct Tally {
    /// The row.
    pub row: Model,
    /// Who took part.
    pub taking_part: Share,
    /// Whether they are enough.
    pub has_quorum: bool,
    /// What came of each question, in order.
    pub questions: Vec<Answered>,
}

/// Demands that a vote is closed.
fn demand_closed(app: &App, row: &Model) -> Result<(), Error> {
    match phase(row, app.clock.now()) {
        VotePhase::Closed => Ok(()),
        VotePhase::Cancelled => Err(Error::Conflict(Code::WrongState)),
        _ => Err(Error::Conflict(Code::TooEarly)),
    }
}

/// What came of a vote.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::TooEarly`] before it is closed, to everybody; [`Code::WrongState`] of one that was cancelled.
pub async fn tally(app: &App, actor: &Actor, id: VoteId) -> Result<Tally, Error> {
    actor.signed_in()?;
    let db = app.db.read();
    let row = known(db, actor, id).await?;
    demand_closed(app, &row)?;
    let mut counts: Vec<Vec<Share>> = vec![];
    for result in steps::results_of(db, id).await? {
        if result.position == 1 {
            counts.push(vec![]);
        }
        let share = Share { units: i64::from(result.unit_count), area: result.area_dm2 };
        if let Some(answers) = counts.last_mut() {
            answers.push(share);
        }
    }
    let (rule, whole) = rule_of(&row);
    let taking_part = counting::taking_part(&counts);
    let of = asked(db, id).await?;
    let questions = (1..).zip(of.iter().zip(counts)).map(|(position, (question, answers))| {
        let (outcome, chosen) = rule.outcome((taking_part, whole), question, &answers);
        Answered { position, outcome, chosen, answers }
    });
    Ok(Tally {
        questions: questions.collect(),
        has_quorum: rule.has_quorum(taking_part, whole),
        taking_part,
        row,
    })
}

/// A page of the ballots that count, in the order of the hashes of their receipts, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::Forbidden`] to staff, as such; [`Code::TooEarly`] before it is closed, to everybody;
/// [`Code::WrongState`] of one that was cancelled.
pub async fn ballots(
    app: &App,
    actor: &Actor,
    id: VoteId,
    page: &PageRequest<String>,
) -> Result<(Vec<vote_ballot::Model>, Option<String>), Error> {
    actor.signed_in()?;
    let db = app.db.read();
    let row = known(db, actor, id).await?;
    if !reads_ballots(db, actor, &row).await? {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    demand_closed(app, &row)?;
    let rows = ballots::page(db, id, page).await?;
    Ok(page.cut(rows, |row| row.key.clone()))
}

/// A page of the register, by the numbers of the homes, and the cursor of the next.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::TooEarly`] of a draft.
pub async fn register(
    app: &App,
    actor: &Actor,
    id: VoteId,
    page: &PageRequest<i32>,
) -> Result<(Vec<vote_unit::Model>, Option<String>), Error> {
    actor.signed_in()?;
    let db = app.db.read();
    let row = known(db, actor, id).await?;
    if row.opened_at.is_none() {
        return Err(Error::Conflict(Code::TooEarly));
    }
    let rows = register::page(db, id, page).await?;
    Ok(page.cut(rows, |row| row.number))
}

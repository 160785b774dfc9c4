//! Whom what becomes of a vote is told to, and what of it.

use linli_entities::account::AccountId;
use linli_entities::project;
use linli_entities::vote::{Model, VoteId};
use linli_entities::vote_reminder::{self, VoteReminderId};
use linli_entities::vote_step::{self, VoteStepId};

use super::sight;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Error;
use crate::features::projects;
use crate::features::votes::store::{self, people, steps};

/// What became of a vote, with the vote and its project.
#[derive(Clone, Debug)]
pub struct Told<T> {
    /// What became of it.
    pub what: T,
    /// The vote.
    pub vote: Model,
    /// Its project.
    pub project: project::Model,
}

/// These steps, of votes that the actor knows of.
///
/// # Errors
/// When the database fails.
pub async fn steps_among(
    app: &App,
    actor: &Actor,
    ids: &[VoteStepId],
) -> Result<Vec<Told<vote_step::Model>>, Error> {
    let found = steps::by_ids(app.db.read(), ids).await?;
    of(app, actor, found.into_iter().map(|step| (step.vote_id, step)).collect()).await
}

/// These reminders, of votes that the actor knows of.
///
/// # Errors
/// When the database fails.
pub async fn reminders_among(
    app: &App,
    actor: &Actor,
    ids: &[VoteReminderId],
) -> Result<Vec<Told<vote_reminder::Model>>, Error> {
    let found = steps::reminders(app.db.read(), ids).await?;
    of(app, actor, found.into_iter().map(|(reminder, vote)| (vote.id, reminder)).collect()).await
}

async fn of<T: Clone>(app: &App, actor: &Actor, found: Vec<(VoteId, T)>) -> Result<Vec<Told<T>>, Error> {
    let db = app.db.read();
    let ids: Vec<VoteId> = found.iter().map(|(id, _)| *id).collect();
    let votes = store::known(db, &sight(db, actor).await?, &ids).await?;
    let projects = projects::logic::projects(db, votes.iter().map(|vote| vote.project_id)).await?;
    let told = found.into_iter().filter_map(|(id, what)| {
        let vote = votes.iter().find(|vote| vote.id == id)?.clone();
        let project = projects.get(&vote.project_id)?.clone();
        Some(Told { what, vote, project })
    });
    Ok(told.collect())
}

/// Owners who vote, those after one, by their ids, at most so many; or only those of homes that have not voted.
///
/// # Errors
/// When the database fails.
pub async fn electors(
    app: &App,
    id: VoteId,
    only_silent: bool,
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, Error> {
    Ok(people::crowd(app.db.read(), id, only_silent, after, limit).await?)
}

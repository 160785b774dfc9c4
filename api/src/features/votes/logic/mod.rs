//! Use cases of votes: reading. Making and changing is in [`editing`], opening and cancelling in [`opening`], voting in
//! [`casting`], standing in for an owner in [`proxies`], counting in [`closing`], what is published in [`publishing`], what is
//! told in [`telling`], and whether all of it is as it was written in [`checking`].

pub mod casting;
pub mod checking;
pub mod closing;
pub mod editing;
pub mod opening;
pub mod proxies;
pub mod publishing;
pub mod seeing;
pub mod telling;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::project::{self, ProjectId};
use linli_entities::vote::{Model, VoteId};
use sea_orm::ConnectionTrait;

use super::rules::{self, VotePhase};
use super::store::{self, Sight, When, people};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::sessions;
use crate::features::{ownerships, projects};
use crate::page::PageRequest;

pub use seeing::Seen;

/// What running votes takes.
pub(super) const RUN: Permission = Permission::RunVotes;

pub(super) fn unknown() -> Error {
    Error::NotFound("vote")
}

/// What of the actor says which votes they know of.
async fn sight(db: &impl ConnectionTrait, actor: &Actor) -> Result<Sight, Error> {
    let homes = match actor.account_id() {
        Some(id) => ownerships::logic::held_places(db, id).await?,
        None => vec![],
    };
    Ok(Sight {
        account_id: actor.account_id(),
        runs: actor.reach(RUN),
        reads: actor.reach(Permission::ReadOwnersBoards),
        homes,
    })
}

/// A page of the votes that the actor knows of, newest first, and the cursor of the next. `when` is `current`, `past` or
/// `drafts`.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] for a project that is none; [`Code::Malformed`] at `/when`;
/// [`Code::Forbidden`] for drafts to whoever runs none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
    when: Option<&str>,
    page: &PageRequest<VoteId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    actor.signed_in()?;
    let when = match when {
        None | Some("current") => When::Current,
        Some("past") => When::Past,
        Some("drafts") => {
            actor.demand_reach(RUN)?;
            When::Drafts
        }
        Some(_) => return Err(Error::invalid("/when", Code::Malformed)),
    };
    let db = app.db.read();
    let rows = store::page(db, &sight(db, actor).await?, when, project_id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seeing::seen(app, actor, rows).await?, next))
}

/// One vote.
///
/// # Errors
/// [`Error::SignInRequired`]; [`Error::NotFound`] where there is none for the actor.
pub async fn get(app: &App, actor: &Actor, id: VoteId) -> Result<Seen, Error> {
    actor.signed_in()?;
    let row = known(app.db.read(), actor, id).await?;
    seeing::seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// The row of a vote that the actor knows of.
async fn known(db: &impl ConnectionTrait, actor: &Actor, id: VoteId) -> Result<Model, Error> {
    let sight = sight(db, actor).await?;
    store::known(db, &sight, &[id]).await?.pop().ok_or_else(unknown)
}

/// Demands that the actor runs votes in a project.
async fn demand_runs(
    db: &impl ConnectionTrait,
    actor: &Actor,
    project_id: ProjectId,
) -> Result<project::Model, Error> {
    projects::logic::demand(db, actor, RUN, project_id).await.named_at("/project_id")
}

/// Demands that the actor knows of a vote and runs it.
async fn demand_known(app: &App, actor: &Actor, id: VoteId) -> Result<(), Error> {
    actor.signed_in()?;
    let row = known(app.db.read(), actor, id).await?;
    demand_runs(app.db.read(), actor, row.project_id).await.map(drop)
}

/// The vote, held, for whoever runs it still.
async fn managed(txn: &Txn, actor: &Actor, id: VoteId) -> Result<(Actor, Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    demand_runs(txn, &actor, row.project_id).await?;
    Ok((actor, row))
}

/// Whether the actor reads ballots: an owner, somebody who stands in for one, or somebody of a household there. Not staff by
/// what they are: who works for the project by now stands in for nobody.
async fn reads_ballots(db: &impl ConnectionTrait, actor: &Actor, row: &Model) -> Result<bool, Error> {
    let Some(id) = actor.account_id() else { return Ok(false) };
    if is_there(row, &ownerships::logic::held_places(db, id).await?)
        || !people::owned(db, id, &[row.id]).await?.is_empty()
    {
        return Ok(true);
    }
    let project = projects::logic::project(db, row.project_id).await?;
    Ok(!casting::is_staff(actor, projects::rules::scope(&project))
        && !people::held(db, row.id, id).await?.is_empty())
}

/// Whether one of these homes is where the vote is.
fn is_there(row: &Model, homes: &[(ProjectId, BuildingId)]) -> bool {
    homes.iter().any(|(project_id, building_id)| match row.building_id {
        Some(wanted) => wanted == *building_id,
        None => row.project_id == *project_id,
    })
}

/// Demands that a vote is a draft.
fn demand_draft(row: &Model, now: Instant) -> Result<(), Error> {
    match rules::phase(row, now) {
        VotePhase::Draft => Ok(()),
        _ => Err(Error::Conflict(Code::WrongState)),
    }
}

/// Forgets for whom an account that is erased voted, and that it did, within its transaction. Ballots lead to nobody, and
/// stay.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(people::forget(txn, account_id).await?)
}

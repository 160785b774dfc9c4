//! Who works on a complaint: teams and the way to them, offers, danger, and who had it for how long.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::complaint::{self, ComplaintId};
use linli_entities::complaint_act::ActKind;
use linli_entities::project;
use linli_entities::team::TeamId;
use serde_json::json;

use super::acting::{self, Doing};
use super::reading::{self, Work};
use super::recording::{self, NewAct};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, sessions};
use crate::features::complaints::act::Act;
use crate::features::complaints::rules::fold::Fact;
use crate::features::complaints::rules::holding::{self, Hold};
use crate::features::complaints::rules::outcome::Outcome;
use crate::features::complaints::rules::table::{self, Party};
use crate::features::complaints::rules::{REFUSE_WITHIN, is_danger};
use crate::features::complaints::store;
use crate::features::teams::output::TeamRef;
use crate::features::{accounts, teams};
use crate::once::Once;

/// That a team, or somebody, had a complaint for a while, with names.
#[derive(Clone, Debug)]
pub struct SeenHold {
    /// Who, how long, and what came due meanwhile.
    pub hold: Hold,
    /// The team.
    pub team: Option<TeamRef>,
    /// Who of it worked on the complaint.
    pub handler: Option<AccountRef>,
}

/// Records at once where somebody is in danger, for leads and the care of the city to be told; answers the complaint as
/// it is then.
pub(super) async fn alarm(
    txn: &Txn,
    complaint: &complaint::Model,
    now: Instant,
) -> Result<complaint::Model, Error> {
    if !is_danger(complaint.category, complaint.grade) {
        return Ok(complaint.clone());
    }
    let detail = json!({ "category": complaint.category, "of_grade": complaint.grade });
    let alarmed = NewAct::of_system(ActKind::Alarmed, detail);
    recording::record(txn, complaint, alarmed, now).await
}

/// What an act on who works on it needs beside the table.
pub(super) async fn demand(
    txn: &Txn,
    act: &Act,
    actor: &Actor,
    (complaint, project): (&complaint::Model, &project::Model),
    now: Instant,
) -> Result<(), Error> {
    let account_id = actor.account_id();
    match act {
        Act::Assign(handler_id) => demand_answering(txn, *handler_id, complaint, project).await,
        Act::Offer(to) => {
            if complaint.handler_id != account_id {
                return Err(Error::Forbidden(Code::Forbidden));
            }
            if Some(*to) == account_id {
                return Err(Error::invalid("/handler_id", Code::NotFound));
            }
            demand_answering(txn, *to, complaint, project).await
        }
        Act::Accept | Act::Decline(_) if complaint.offered_to_id != account_id => {
            Err(Error::Conflict(Code::WrongState))
        }
        Act::Refuse(_) => demand_refusable(txn, actor, complaint, now).await,
        Act::Reroute(team_id) => teams::logic::demand_for(txn, *team_id, project).await,
        _ => Ok(()),
    }
}

/// Demands somebody who answers complaints of the project and is not of the household (E03).
async fn demand_answering(
    txn: &Txn,
    account_id: AccountId,
    complaint: &complaint::Model,
    project: &project::Model,
) -> Result<(), Error> {
    let rights = sessions::rights(txn, account_id).await?;
    let answers = rights.may(Permission::AnswerComplaints, Scope::Project(project.id, &project.city))
        && sessions::is_open(txn, account_id).await?;
    let of_the_household = match complaint.unit_id {
        Some(unit_id) => store::share_a_home(txn, account_id, unit_id).await?,
        None => false,
    };
    if answers && !of_the_household && account_id != complaint.complainant_id {
        Ok(())
    } else {
        Err(Error::invalid("/handler_id", Code::NotFound))
    }
}

/// A team says once, and soon, that a complaint is not theirs; what a lead decided stands.
async fn demand_refusable(
    txn: &Txn,
    actor: &Actor,
    complaint: &complaint::Model,
    now: Instant,
) -> Result<(), Error> {
    let (Some(team_id), Some(account_id)) = (complaint.team_id, actor.account_id()) else {
        return Err(Error::Forbidden(Code::Forbidden));
    };
    if !teams::logic::is_member(txn, team_id, account_id).await? {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    match (complaint.team_decided || complaint.refused_at.is_some(), is_fresh(complaint, now)) {
        (true, _) => Err(Error::Conflict(Code::WrongState)),
        (false, false) => Err(Error::Conflict(Code::TooLate)),
        (false, true) => Ok(()),
    }
}

fn is_fresh(complaint: &complaint::Model, now: Instant) -> bool {
    now - complaint.filed_at <= REFUSE_WITHIN
}

/// What of the work on a complaint is a reader's, who is of these teams.
pub(super) fn work(
    complaint: &complaint::Model,
    party: Party,
    reader: Option<AccountId>,
    teams: &[TeamId],
    now: Instant,
) -> Work {
    let may = |act| reader.is_some() && table::next(complaint.state, act, party).is_ok();
    let theirs = complaint.team_id.is_some_and(|id| teams.contains(&id)) && !complaint.team_decided;
    Work {
        may_refuse: may(ActKind::Refused)
            && theirs
            && complaint.refused_at.is_none()
            && is_fresh(complaint, now),
        may_offer: may(ActKind::Offered) && complaint.handler_id == reader,
        may_take_over: may(ActKind::Accepted) && complaint.offered_to_id == reader,
    }
}

/// Assigns many complaints, each for itself: one that cannot be assigned stays as it is and does not keep the others
/// from it. Doing it again changes nothing. The outcomes are in the order of the ids.
///
/// # Errors
/// [`Code::Forbidden`] to whoever answers nowhere; [`Error::TooManyRequests`].
pub async fn assign_all(
    app: &App,
    actor: &Actor,
    handler_id: AccountId,
    ids: Vec<ComplaintId>,
) -> Result<Vec<(ComplaintId, Outcome)>, Error> {
    actor.demand(Permission::AnswerComplaints, Scope::Anywhere)?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let mut sorted = ids.clone();
    // Always in the same order: two who assign the same at once wait for each other instead of for ever.
    sorted.sort_unstable();
    sorted.dedup();
    let input = (actor.clone(), handler_id, sorted, app.clock.now());
    let done = app
        .db
        .write(input, |txn, (actor, handler_id, ids, now)| {
            Box::pin(async move {
                let mut done = vec![];
                for id in ids {
                    let (actor, act, once) = (actor.clone(), Act::Assign(handler_id), Once::default());
                    let doing = Doing { actor, id, act, said: None, once, seen: None, now };
                    done.push((id, assign_one(txn, doing, handler_id).await?));
                }
                Ok(done)
            })
        })
        .await?;
    let outcome = |id: ComplaintId| done.iter().find(|(one, _)| *one == id).copied();
    Ok(ids.into_iter().filter_map(outcome).collect())
}

async fn assign_one(txn: &Txn, doing: Doing, handler_id: AccountId) -> Result<Outcome, Error> {
    let before = store::by_id(txn, doing.id).await?;
    let same = |row: &complaint::Model| row.handler_id == Some(handler_id) && row.offered_to_id.is_none();
    if let Some(row) = before.filter(same)
        && acting::works_on(txn, &doing.actor, &row).await?
    {
        return Ok(Outcome::Unchanged);
    }
    match acting::act_in(txn, doing).await {
        Ok(()) => Ok(Outcome::Assigned),
        Err(Error::NotFound(_)) => Ok(Outcome::NotFound),
        Err(Error::Forbidden(_)) => Ok(Outcome::Forbidden),
        Err(Error::Conflict(_)) => Ok(Outcome::WrongState),
        Err(Error::Invalid(_)) => Ok(Outcome::NotAnswering),
        Err(error) => Err(error),
    }
}

/// Who had a complaint for how long, for its staff: what the acts say.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that may not be read; [`Code::Forbidden`] to whoever is not its staff.
pub async fn holders(app: &App, actor: &Actor, id: ComplaintId) -> Result<Vec<SeenHold>, Error> {
    actor.signed_in()?;
    reading::demand_staff(app, actor, id).await?;
    let db = app.db.read();
    let facts: Vec<Fact> = store::acts(db, id).await?.iter().map(recording::fact).collect();
    let holds = holding::holds(&facts, app.clock.now());
    let teams = teams::logic::refs(db, holds.iter().filter_map(|hold| hold.team_id)).await?;
    let people: Vec<AccountId> = holds.iter().filter_map(|hold| hold.handler_id).collect();
    let people = accounts::logic::refs(app, &people, Scope::Anywhere).await?;
    let seen = holds.into_iter().map(|hold| SeenHold {
        team: hold.team_id.and_then(|id| teams.get(&id).cloned()),
        handler: hold.handler_id.and_then(|id| people.get(&id).cloned()),
        hold,
    });
    Ok(seen.collect())
}

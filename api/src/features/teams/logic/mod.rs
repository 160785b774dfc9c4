//! Use cases of teams.

mod routing;

pub(crate) use routing::led_to;
pub use routing::{SeenRule, delete_rule, list_rules, set_rule};

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::project;
use linli_entities::team::{self, TeamId};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::output::TeamRef;
use super::rules::{MEMBERS_MAX, NewTeam, TEAMS_MAX};
use super::store::{self, Filter};
use crate::actor::{Actor, Permission, Reach, Rights, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, Named as _, OnViolation as _};
use crate::features::accounts::logic::{AccountRef, refs as people, sessions};
use crate::features::projects;
use crate::features::projects::output::ProjectRef;
use crate::once::Once;
use crate::page::PageRequest;
use crate::place::Place;

/// A team, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: team::Model,
    /// Its project, for a team of one.
    pub project: Option<ProjectRef>,
    /// Who is of it.
    pub members: Vec<AccountRef>,
    /// Whether the reader may change it.
    pub may_manage: bool,
}

/// The city in which a place lies, if it is a project.
async fn city_of(db: &impl ConnectionTrait, place: &Place) -> Result<Option<String>, Error> {
    match place.project_id() {
        Some(id) => {
            let project = projects::logic::project(db, id).await.named_at("/project_id")?;
            Ok(Some(project.city))
        }
        None => Ok(None),
    }
}

/// Demands that the actor manages teams of the place.
pub(crate) async fn demand_manager(
    db: &impl ConnectionTrait,
    actor: &Actor,
    place: &Place,
) -> Result<(), Error> {
    let city = city_of(db, place).await?;
    actor.demand(Permission::ManageTeams, place.scope(city.as_deref()))
}

/// Whether the actor manages teams, and what goes with them, of a place: a project, else a city, else the group.
pub(crate) fn manages(actor: &Actor, project: Option<&ProjectRef>, city: Option<&str>) -> bool {
    let place = Place::of(project.map(|project| project.id), city);
    let lies_in = project.map(|project| project.city.as_str());
    actor.may(Permission::ManageTeams, place.scope(lies_in))
}

/// A page of the teams that work where the actor answers complaints, oldest first, and the cursor of the next: of a
/// project those that may work for it, and one's own.
///
/// # Errors
/// [`Code::Forbidden`] to whoever answers nowhere; [`Error::NotFound`] for a project that is none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: Option<project::ProjectId>,
    mine: bool,
    page: &PageRequest<TeamId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let reach = actor.demand_reach(Permission::AnswerComplaints)?;
    let db = app.db.read();
    let project = match project_id {
        Some(id) => Some(projects::logic::project(db, id).await?),
        None => None,
    };
    let filter = Filter {
        reach: &reach,
        project: project.as_ref().map(|project| (project.id, project.city.as_str())),
        member_id: actor.account_id().filter(|_| mine),
    };
    let (rows, next) = page.cut(store::page(db, filter, page).await?, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

async fn seen(app: &App, actor: &Actor, rows: Vec<team::Model>) -> Result<Vec<Seen>, Error> {
    let db = app.db.read();
    let members = store::members(db, rows.iter().map(|row| row.id).collect()).await?;
    let ids: Vec<AccountId> = members.iter().map(|member| member.account_id).collect();
    let people = people::refs(app, &ids, Scope::Anywhere).await?;
    let projects = projects::logic::refs(app, rows.iter().filter_map(|row| row.project_id)).await?;
    let seen = rows.into_iter().map(|row| {
        let project = row.project_id.and_then(|id| projects.get(&id).cloned());
        let own = members.iter().filter(|member| member.team_id == row.id);
        Seen {
            may_manage: manages(actor, project.as_ref(), row.city.as_deref()),
            members: own.map(|member| AccountRef::of(&people, member.account_id)).collect(),
            project,
            row,
        }
    });
    Ok(seen.collect())
}

/// A team.
///
/// # Errors
/// [`Error::NotFound`] for one that works where the actor answers nothing; [`Code::Forbidden`] to whoever answers
/// nowhere.
pub async fn get(app: &App, actor: &Actor, id: TeamId) -> Result<Seen, Error> {
    let row = store::by_id(app.db.read(), id, &actor.demand_reach(Permission::AnswerComplaints)?)
        .await?
        .ok_or(Error::NotFound("team"))?;
    seen(app, actor, vec![row]).await?.pop().ok_or(Error::NotFound("team"))
}

/// Makes a team.
///
/// # Errors
/// [`Code::Forbidden`] to whoever does not manage teams there; [`Code::NameNotUnique`], [`Code::TooMany`].
pub async fn create(app: &App, actor: &Actor, new: NewTeam, once: Once) -> Result<Seen, Error> {
    actor.demand(Permission::ManageTeams, Scope::Anywhere)?;
    let input = (actor.clone(), new, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                demand_manager(txn, &actor, &new.place).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(TeamId(before));
                }
                let id = create_in(txn, &actor, new, now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn create_in(txn: &Txn, actor: &Actor, new: NewTeam, now: Instant) -> Result<TeamId, Error> {
    if store::count_of(txn, &new.place).await? >= TEAMS_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    let detail = json!({ "name": new.name });
    let row = team::ActiveModel {
        project_id: Set(new.place.project_id()),
        city: Set(new.place.city().map(str::to_owned)),
        name: Set(new.name),
        version: Set(1),
        created_at: Set(now),
        ..Default::default()
    };
    let taken = Error::invalid("/name", Code::NameNotUnique);
    let id = store::insert(txn, row).await.on_unique(taken)?;
    audit::record(txn, actor, "create_team", ("team", id.0), detail, now).await?;
    Ok(id)
}

/// The team, for whoever manages it.
async fn managed(txn: &Txn, actor: &Actor, id: TeamId) -> Result<(Actor, team::Model), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let row = store::by_id(txn, id, &actor.demand_reach(Permission::AnswerComplaints)?)
        .await?
        .ok_or(Error::NotFound("team"))?;
    demand_manager(txn, &actor, &Place::of(row.project_id, row.city.as_deref())).await?;
    Ok((actor, row))
}

/// Renames a team that is still at the version that was seen.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Error::Stale`], [`Code::NameNotUnique`].
pub async fn rename(app: &App, actor: &Actor, id: TeamId, version: i64, name: String) -> Result<Seen, Error> {
    let input = (actor.clone(), id, version, name, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, version, name, now)| {
            Box::pin(async move {
                let (actor, row) = managed(txn, &actor, id).await?;
                let detail = json!({ "name": [row.name, name] });
                let taken = Error::invalid("/name", Code::NameNotUnique);
                if !store::rename(txn, id, version, name).await.on_unique(taken)? {
                    return Err(Error::Stale);
                }
                Ok(audit::record(txn, &actor, "update_team", ("team", id.0), detail, now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Closes a team to which no rule leads. What it worked on keeps its name; what it still has, leads lead elsewhere.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Code::TeamInUse`].
pub async fn close(app: &App, actor: &Actor, id: TeamId) -> Result<(), Error> {
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let (actor, _) = managed(txn, &actor, id).await?;
                if store::is_led_to(txn, id).await? {
                    return Err(Error::Conflict(Code::TeamInUse));
                }
                store::close(txn, id, now).await?;
                Ok(audit::record(txn, &actor, "close_team", ("team", id.0), json!({}), now).await?)
            })
        })
        .await
}

/// Who is of a team, since the longest time first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn member_ids(db: &impl ConnectionTrait, id: TeamId) -> Result<Vec<AccountId>, Error> {
    let members = store::members(db, vec![id]).await?;
    Ok(members.into_iter().map(|member| member.account_id).collect())
}

/// Takes somebody into a team: who answers complaints in the whole of its place. Done twice it is done once.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`]; [`Code::NotFound`] at `/account_id` for whoever does not answer there;
/// [`Code::TooMany`].
pub async fn add_member(app: &App, actor: &Actor, id: TeamId, account_id: AccountId) -> Result<Seen, Error> {
    app.db
        .write((actor.clone(), id, account_id, app.clock.now()), |txn, (actor, id, account_id, now)| {
            Box::pin(async move {
                let (actor, row) = managed(txn, &actor, id).await?;
                let place = Place::of(row.project_id, row.city.as_deref());
                let city = city_of(txn, &place).await?;
                let rights = sessions::rights(txn, account_id).await?;
                if !rights.may(Permission::AnswerComplaints, place.scope(city.as_deref())) {
                    return Err(Error::invalid("/account_id", Code::NotFound));
                }
                if store::is_member(txn, id, account_id).await? {
                    return Ok(());
                }
                if store::member_count(txn, id).await? >= MEMBERS_MAX {
                    return Err(Error::Conflict(Code::TooMany));
                }
                store::add_member(txn, id, account_id, now).await?;
                let detail = json!({ "account_id": account_id });
                Ok(audit::record(txn, &actor, "add_team_member", ("team", id.0), detail, now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Takes somebody out of a team. What that one works on stays theirs until it is assigned to somebody else.
///
/// # Errors
/// [`Error::NotFound`] also for whoever is not of it; [`Code::Forbidden`].
pub async fn remove_member(app: &App, actor: &Actor, id: TeamId, account_id: AccountId) -> Result<(), Error> {
    app.db
        .write((actor.clone(), id, account_id, app.clock.now()), |txn, (actor, id, account_id, now)| {
            Box::pin(async move {
                let (actor, _) = managed(txn, &actor, id).await?;
                if !store::remove_member(txn, id, account_id).await? {
                    return Err(Error::NotFound("member"));
                }
                let detail = json!({ "account_id": account_id });
                Ok(audit::record(txn, &actor, "remove_team_member", ("team", id.0), detail, now).await?)
            })
        })
        .await
}

/// Takes an account out of the teams of places where it answers no longer, within the transaction that ended that.
///
/// # Errors
/// When the database fails.
pub(crate) async fn leave(txn: &Txn, account_id: AccountId, rights: &Rights) -> Result<(), Error> {
    for id in store::of_member(txn, account_id).await? {
        let Some(row) = store::by_id(txn, id, &Reach::Everywhere).await? else { continue };
        let place = Place::of(row.project_id, row.city.as_deref());
        let city = city_of(txn, &place).await?;
        if !rights.may(Permission::AnswerComplaints, place.scope(city.as_deref())) {
            store::remove_member(txn, id, account_id).await?;
        }
    }
    Ok(())
}

/// How these teams are named, closed ones too.
///
/// # Errors
/// When the database fails.
pub(crate) async fn refs(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = TeamId>,
) -> Result<HashMap<TeamId, TeamRef>, Error> {
    let mut ids: Vec<TeamId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = store::by_ids(db, ids).await?;
    Ok(rows.into_iter().map(|(id, name)| (id, TeamRef { id, name })).collect())
}

/// The teams of which somebody is.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of_member(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<TeamId>, Error> {
    Ok(store::of_member(db, account_id).await?)
}

/// Whether somebody is of a team.
///
/// # Errors
/// When the database fails.
pub(crate) async fn is_member(
    db: &impl ConnectionTrait,
    team_id: TeamId,
    account_id: AccountId,
) -> Result<bool, Error> {
    Ok(store::is_member(db, team_id, account_id).await?)
}

/// Demands a team that is not closed and may work for the project.
///
/// # Errors
/// [`Code::NotFound`] at `/team_id`.
pub(crate) async fn demand_for(
    db: &impl ConnectionTrait,
    id: TeamId,
    project: &project::Model,
) -> Result<(), Error> {
    let row = store::by_id(db, id, &Reach::Everywhere).await?;
    let fits = |row: &team::Model| {
        Place::of(row.project_id, row.city.as_deref()).covers((project.id, &project.city))
    };
    if row.as_ref().is_some_and(fits) { Ok(()) } else { Err(Error::invalid("/team_id", Code::NotFound)) }
}

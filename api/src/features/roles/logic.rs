//! Use cases of roles.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::outbox::OutboxKind;
use linli_entities::project::{self, ProjectId};
use linli_entities::role_grant::{ActiveModel, Model, Role, RoleGrantId};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::rules::{self, NewGrant};
use super::store;
use crate::actor::{Actor, Grant, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::features::complaints;
use crate::once::Once;
use crate::{audit, outbox};

/// A role that is held, and the name of its project.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The grant.
    pub grant: Model,
    /// The name of the project, for the roles of one.
    pub project_name: Option<String>,
}

/// The roles an account holds, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<Held>, Error> {
    let grants = store::active_of(db, account_id).await?;
    let ids: Vec<ProjectId> = grants.iter().filter_map(|grant| grant.project_id).collect();
    let projects = if ids.is_empty() { vec![] } else { store::projects(db, &ids).await? };
    let name =
        |id: ProjectId| projects.iter().find(|project| project.0 == id).map(|project| project.1.clone());
    let held = grants.into_iter().map(|grant| Held { project_name: grant.project_id.and_then(name), grant });
    Ok(held.collect())
}

/// The roles an account holds, for itself and for staff that looks accounts up.
///
/// # Errors
/// [`Error::NotFound`] where there is no such account.
pub async fn list(app: &App, actor: &Actor, account_id: AccountId) -> Result<Vec<Held>, Error> {
    if actor.account_id() != Some(account_id) {
        actor.demand(Permission::SearchAccounts, Scope::Anywhere)?;
    }
    if !store::has_account(app.db.read(), account_id).await? {
        return Err(Error::NotFound("account"));
    }
    of_account(app.db.read(), account_id).await
}

/// Grants a role.
///
/// # Errors
/// [`Code::Forbidden`] to whoever may not give it there; [`Code::RoleHeld`].
pub async fn grant(
    app: &App,
    actor: &Actor,
    account_id: AccountId,
    new: NewGrant,
    once: Once,
) -> Result<Held, Error> {
    actor.demand(Permission::GrantRoles, Scope::Anywhere)?;
    let input = (actor.clone(), account_id, new, once, app.clock.now());
    app.db
        .write(input, |txn, (actor, account_id, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                if let Some(id) = once.made_before(txn).await? {
                    let grants = of_account(txn, account_id).await?;
                    return grants
                        .into_iter()
                        .find(|held| held.grant.id.0 == id)
                        .ok_or(Error::NotFound("role"));
                }
                let held = grant_in(txn, &actor, account_id, new, now).await?;
                once.remember(txn, held.grant.id.0, now).await?;
                Ok(held)
            })
        })
        .await
}

/// Grants a role within a transaction.
pub(crate) async fn grant_in(
    txn: &Txn,
    actor: &Actor,
    account_id: AccountId,
    new: NewGrant,
    now: Instant,
) -> Result<Held, Error> {
    let project = project_of(txn, new.project_id()).await?;
    rules::demand_grant(actor, new.role(), scope_of(&new, project.as_ref()))?;
    if !store::has_account(txn, account_id).await? {
        return Err(Error::NotFound("account"));
    }
    let row = ActiveModel {
        account_id: Set(account_id),
        role: Set(new.role()),
        city: Set(new.city().map(str::to_owned)),
        project_id: Set(new.project_id()),
        granted_by: Set(actor.account_id()),
        granted_at: Set(now),
        revoked_at: Set(None),
        ..Default::default()
    };
    let grant = store::insert(txn, row).await.on_unique(Error::Conflict(Code::RoleHeld))?;
    outbox::enqueue(txn, OutboxKind::Account, account_id.0, now).await?;
    audit::record(txn, actor, "grant_role", ("account", account_id.0), detail(&grant), now).await?;
    Ok(Held { grant, project_name: project.map(|(_, name, _)| name) })
}

fn scope_of<'a>(new: &NewGrant, project: Option<&'a (ProjectId, String, String)>) -> Scope<'a> {
    match (new.project_id(), project) {
        (Some(_), Some((id, _, city))) => Scope::Project(*id, city),
        // Roles of a city and of the group are granted from above every project.
        _ => Scope::Club,
    }
}

async fn project_of(txn: &Txn, id: Option<ProjectId>) -> Result<Option<(ProjectId, String, String)>, Error> {
    let Some(id) = id else { return Ok(None) };
    let project = store::projects(txn, &[id]).await?.pop();
    project.ok_or_else(|| Error::invalid("/project_id", Code::NotFound)).map(Some)
}

/// Takes a role back.
///
/// # Errors
/// [`Error::NotFound`] for what is no role that is held; [`Code::Forbidden`] to whoever may not take it;
/// [`Code::LastAdministrator`].
pub async fn revoke(app: &App, actor: &Actor, id: RoleGrantId) -> Result<(), Error> {
    actor.demand(Permission::GrantRoles, Scope::Anywhere)?;
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let grant = store::active(txn, id).await?.ok_or(Error::NotFound("role"))?;
                revoke_in(txn, &actor, grant, now).await
            })
        })
        .await
}

/// Takes the role of this scope back from an account: the way the command line names a grant.
///
/// # Errors
/// As [`revoke`].
pub async fn revoke_named(
    app: &App,
    actor: &Actor,
    account_id: AccountId,
    named: NewGrant,
) -> Result<(), Error> {
    let held = of_account(app.db.read(), account_id).await?;
    let same = |grant: &Model| {
        (grant.role, grant.city.as_deref(), grant.project_id)
            == (named.role(), named.city(), named.project_id())
    };
    let found = held.into_iter().find(|held| same(&held.grant)).ok_or(Error::NotFound("role"))?;
    revoke(app, actor, found.grant.id).await
}

async fn revoke_in(txn: &Txn, actor: &Actor, grant: Model, now: Instant) -> Result<(), Error> {
    let project = project_of(txn, grant.project_id).await?;
    let scope = project.as_ref().map_or(Scope::Club, |(id, _, city)| Scope::Project(*id, city));
    rules::demand_grant(actor, grant.role, scope)?;
    if grant.role == Role::Administrator {
        demand_another_administrator(txn, grant.account_id).await?;
    }
    if !store::revoke(txn, grant.id, now).await? {
        return Err(Error::NotFound("role"));
    }
    complaints::logic::hand_back(txn, grant.account_id, false, now).await?;
    outbox::enqueue(txn, OutboxKind::Account, grant.account_id.0, now).await?;
    audit::record(txn, actor, "revoke_role", ("account", grant.account_id.0), detail(&grant), now).await?;
    Ok(())
}

/// Ends every role of an account that is erased, within its transaction.
///
/// # Errors
/// [`Code::LastAdministrator`].
pub(crate) async fn end_all(txn: &Txn, account_id: AccountId, now: Instant) -> Result<(), Error> {
    demand_another_administrator(txn, account_id).await?;
    for grant in store::active_of(txn, account_id).await? {
        store::revoke(txn, grant.id, now).await?;
    }
    complaints::logic::hand_back(txn, account_id, true, now).await
}

/// Who leads the answering of complaints of a project, and can sign in: a lead, or whoever is next above.
///
/// # Errors
/// When the database fails.
pub(crate) async fn lead_of(
    txn: &Txn,
    project: &project::Model,
    but: AccountId,
) -> Result<Option<AccountId>, Error> {
    let grants = store::grants_of(txn, Permission::LeadComplaints.roles()).await?;
    let there = |grant: &&Model| {
        let grant = Grant { role: grant.role, city: grant.city.clone(), project_id: grant.project_id };
        grant.covers(Scope::Project(project.id, &project.city))
    };
    let nearest = grants.iter().filter(there).filter(|grant| grant.account_id != but);
    // The nearest first: roles are declared from the top.
    Ok(nearest.max_by_key(|grant| (grant.role, std::cmp::Reverse(grant.id))).map(|grant| grant.account_id))
}

/// Demands that somebody else can still administer the site once this account cannot.
///
/// # Errors
/// [`Code::LastAdministrator`].
pub(crate) async fn demand_another_administrator(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    let administrators = store::administrators(txn).await?;
    if administrators.iter().all(|id| *id == account_id) && administrators.contains(&account_id) {
        return Err(Error::Conflict(Code::LastAdministrator));
    }
    Ok(())
}

/// Those who hold one of these roles in the project, in its city or for the group, as the role is made for; without a project
/// those of the city or the group. In the order of their ids from `after` on.
///
/// # Errors
/// When the database fails.
pub async fn holders(
    db: &impl ConnectionTrait,
    roles: &[Role],
    (project, city): (impl Into<Option<ProjectId>>, &str),
    after: AccountId,
    rows: u64,
) -> Result<Vec<AccountId>, Error> {
    Ok(store::holders(db, roles, (project.into(), city), after, rows).await?)
}

/// Every account that is administrator and not disabled, oldest grant first.
pub(crate) async fn administrators(txn: &Txn) -> Result<Vec<AccountId>, Error> {
    Ok(store::administrators(txn).await?)
}

/// The project with this slug, for the command line.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub async fn project_by_slug(app: &App, slug: &str) -> Result<ProjectId, Error> {
    store::project_by_slug(app.db.read(), slug).await?.ok_or(Error::NotFound("project"))
}

fn detail(grant: &Model) -> serde_json::Value {
    json!({
        "role_grant_id": grant.id, "role": grant.role, "city": grant.city, "project_id": grant.project_id,
    })
}

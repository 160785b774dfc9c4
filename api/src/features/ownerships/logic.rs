//! Use cases of ownerships.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::building::BuildingId;
use linli_entities::outbox::OutboxKind;
use linli_entities::ownership::{self, OwnershipId, OwnershipRole, OwnershipState};
use linli_entities::project::ProjectId;
use linli_entities::unit::UnitId;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::rules::{self, ListKey, Located, NewClaim, NewDecision, OWNERSHIPS_MAX, REVIEW};
use super::store::{self, Filter, Sought};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::logic::refs::{self, AccountRef};
use crate::features::accounts::logic::sessions;
use crate::features::projects;
use crate::features::projects::output::ProjectRef;
use crate::once::Once;
use crate::page::PageRequest;
use crate::{audit, outbox};

/// An ownership and how its claimant is shown.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The ownership.
    pub row: Located,
    /// Whose it is.
    pub account: AccountRef,
    /// The project in which the unit is.
    pub project: ProjectRef,
}

/// Claims a unit for the account that acts.
///
/// # Errors
/// [`Error::NotFound`] for a unit that is none; [`Code::EmailNotProven`]; [`Code::AlreadyClaimed`];
/// [`Code::OwnershipRevoked`]; [`Code::TooMany`].
pub async fn claim(app: &App, actor: &Actor, claim: NewClaim, once: Once) -> Result<Seen, Error> {
    let account = actor.signed_in()?;
    rules::demand_proven(account)?;
    app.rates.write.count(&account.account_id)?;
    let input = (account.account_id, claim, once, app.clock.now());
    let row = app
        .db
        .write(input, |txn, (account_id, claim, once, now)| {
            Box::pin(async move {
                if let Some(before) = once.made_before(txn).await? {
                    return located(txn, OwnershipId(before)).await;
                }
                projects::logic::buildings::demand_unit(txn, claim.unit_id).await?;
                let present = store::of_unit(txn, account_id, claim.unit_id).await?;
                rules::demand_claimable(present.as_ref().map(|ownership| ownership.state))?;
                let id = match present {
                    Some(refused) => {
                        store::claim_again(txn, refused.id, claim, now).await?;
                        refused.id
                    }
                    None => {
                        demand_room(txn, account_id).await?;
                        store::insert(txn, account_id, claim, now).await?
                    }
                };
                once.remember(txn, id.0, now).await?;
                located(txn, id).await
            })
        })
        .await?;
    one(app, row).await
}

async fn demand_room(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    let count = store::count_of(txn, account_id).await?;
    if count >= OWNERSHIPS_MAX { Err(Error::Conflict(Code::TooMany)) } else { Ok(()) }
}

async fn located(txn: &Txn, id: OwnershipId) -> Result<Located, Error> {
    store::by_id(txn, id).await?.ok_or(Error::NotFound("ownership"))
}

async fn one(app: &App, row: Located) -> Result<Seen, Error> {
    seen(app, vec![row]).await?.pop().ok_or(Error::NotFound("ownership"))
}

/// Shows each claimant as they stand to the project of the claim.
async fn seen(app: &App, rows: Vec<Located>) -> Result<Vec<Seen>, Error> {
    let mut claimants: HashMap<ProjectId, (ProjectRef, Vec<AccountId>)> = HashMap::new();
    for row in &rows {
        let entry = claimants.entry(row.project.id).or_insert_with(|| (row.project.clone(), vec![]));
        entry.1.push(row.account_id);
    }
    let mut shown = HashMap::new();
    for (project, accounts) in claimants.into_values() {
        let scope = Scope::Project(project.id, &project.city);
        for (id, account) in refs::refs(app, &accounts, scope).await? {
            shown.insert((project.id, id), account);
        }
    }
    let seen = rows.into_iter().map(|row| {
        let account = shown.get(&(row.project.id, row.account_id)).cloned();
        let account = account.ok_or(Error::NotFound("account"))?;
        Ok(Seen { account, project: row.project.clone(), row })
    });
    seen.collect()
}

/// The ownerships of an account, newest claim first; all of them.
///
/// # Errors
/// When the database fails.
pub async fn of_account(app: &App, account_id: AccountId) -> Result<Vec<Seen>, Error> {
    seen(app, store::of_account(app.db.read(), account_id).await?).await
}

/// What was decided on homes of an account at this very time.
///
/// # Errors
/// When the database fails.
pub async fn decided_at(
    app: &App,
    account_id: AccountId,
    at: Instant,
) -> Result<Vec<ownership::Model>, Error> {
    Ok(store::decided_at(app.db.read(), account_id, at).await?)
}

/// Takes back a claim of the account that acts, while nobody has decided on it.
///
/// # Errors
/// [`Error::NotFound`] for what is not the account's own; [`Code::WrongState`].
pub async fn withdraw(app: &App, actor: &Actor, id: OwnershipId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    app.db
        .write((account_id, id), |txn, (account_id, id)| {
            Box::pin(async move {
                store::lock(txn, id).await?;
                let row = store::by_id(txn, id).await?.filter(|row| row.account_id == account_id);
                if row.ok_or(Error::NotFound("ownership"))?.state != OwnershipState::Claimed {
                    return Err(Error::Conflict(Code::WrongState));
                }
                Ok(store::delete(txn, id).await?)
            })
        })
        .await
}

/// A page of the ownerships that the actor may decide on, newest claim first, and the cursor of the next.
///
/// # Errors
/// Without the right to review ownerships, in the project if one is asked for; [`Error::NotFound`] for a project that
/// is none.
pub async fn list(
    app: &App,
    actor: &Actor,
    project_id: Option<ProjectId>,
    state: Option<OwnershipState>,
    page: &PageRequest<ListKey>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    actor.demand(REVIEW, Scope::Anywhere)?;
    if let Some(project_id) = project_id {
        let project = projects::logic::project(app.db.read(), project_id).await?;
        actor.demand(REVIEW, projects::rules::scope(&project))?;
    }
    let filter = Filter { project_id, state };
    let rows = store::page(app.db.read(), &actor.reach(REVIEW), filter, page).await?;
    let (rows, next) = page.cut(rows, |row| (row.claimed_at, row.id));
    Ok((seen(app, rows).await?, next))
}

/// Homes that are listed with those who live there, at most.
const RESIDENTS_MAX: u64 = 20;

/// Confirmed homes of a project with whose they are: of one account, or by what is on the door, by the beginning of a
/// name, or by a whole e-mail address or phone number. For staff that somebody calls.
///
/// # Errors
/// To whoever does not answer complaints there; [`Error::NotFound`] for a project that is none; [`Code::Required`] at
/// `/query` where nobody is looked for: nobody is to leaf through them.
pub async fn residents(
    app: &App,
    actor: &Actor,
    project_id: ProjectId,
    account_id: Option<AccountId>,
    query: Option<String>,
) -> Result<Vec<Seen>, Error> {
    let project = projects::logic::project(app.db.read(), project_id).await?;
    actor.demand(Permission::AnswerComplaints, projects::rules::scope(&project))?;
    let sought = match (account_id, query.filter(|text| text.trim().chars().count() >= 2)) {
        (Some(id), _) => Sought::Account(id),
        (None, Some(text)) => Sought::Like(text),
        (None, None) => return Err(Error::invalid("/query", Code::Required)),
    };
    let rows = store::residents(app.db.read(), project_id, &sought, RESIDENTS_MAX).await?;
    seen(app, rows).await
}

/// Decides on a claim. What it opens or closes for the claimant is so with the answer.
///
/// # Errors
/// Without the right to review ownerships at all; [`Error::NotFound`] for one out of the actor's reach;
/// [`Code::OwnClaim`]; [`Code::WrongState`].
pub async fn decide(app: &App, actor: &Actor, id: OwnershipId, new: NewDecision) -> Result<Seen, Error> {
    actor.demand(REVIEW, Scope::Anywhere)?;
    let input = (actor.clone(), id, new, app.clock.now());
    let row = app
        .db
        .write(input, |txn, (actor, id, NewDecision { decision, reason }, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                store::lock(txn, id).await?;
                let row = store::by_id(txn, id).await?.filter(|row| actor.may(REVIEW, row.scope()));
                let row = row.ok_or(Error::NotFound("ownership"))?;
                rules::demand_claim_of_another(&actor, row.account_id)?;
                let state = rules::next(row.state, decision)?;
                let detail = json!({ "decision": decision.as_str(), "reason": reason });
                store::decide(txn, id, state, actor.account_id(), reason, now).await?;
                outbox::enqueue(txn, OutboxKind::Account, row.account_id.0, now).await?;
                let entity = ("ownership", id.0);
                audit::record(txn, &actor, "decide_ownership", entity, detail, now).await?;
                located(txn, id).await
            })
        })
        .await?;
    one(app, row).await
}

/// Forgets the homes of an account that is erased, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::delete_of(txn, account_id).await?)
}

/// Whether a home of an account's own is confirmed: bought, not let.
///
/// # Errors
/// When the database fails.
pub async fn owns(db: &impl ConnectionTrait, account_id: AccountId) -> Result<bool, Error> {
    Ok(store::owns(db, account_id).await?)
}

/// The homes of an account that staff confirmed.
///
/// # Errors
/// When the database fails.
pub async fn confirmed_of(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<UnitId>, Error> {
    Ok(store::confirmed_of(db, account_id).await?)
}

/// Accounts that are at home in a project, or in a building of it, those after one, by their ids.
///
/// # Errors
/// When the database fails.
pub async fn at_home(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    building_id: Option<BuildingId>,
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, Error> {
    Ok(store::at_home(db, project_id, building_id, after, limit).await?)
}

/// The household of a unit: who holds it or acts for whom does; tenants are none of it.
///
/// # Errors
/// When the database fails.
pub async fn household_of(db: &impl ConnectionTrait, unit_id: UnitId) -> Result<Vec<AccountId>, Error> {
    Ok(store::household_of(db, unit_id).await?)
}

/// The homes of whose household an account is, by their doors.
///
/// # Errors
/// When the database fails.
pub async fn held_by(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Vec<Located>, Error> {
    Ok(store::held_by(db, account_id).await?)
}

/// The units of a project that have a household.
///
/// # Errors
/// When the database fails.
pub async fn held_in(db: &impl ConnectionTrait, project_id: ProjectId) -> Result<Vec<UnitId>, Error> {
    Ok(store::held_in(db, project_id).await?)
}

/// Whether an account is of the household of any home of a project: tenants are not.
///
/// # Errors
/// When the database fails.
pub async fn holds_in(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    project_id: ProjectId,
) -> Result<bool, Error> {
    Ok(store::holds_in(db, account_id, project_id).await?)
}

/// The homes of an account in a project that staff confirmed: the building, what it is called, and as what the home is
/// held; tenants too.
///
/// # Errors
/// When the database fails.
pub async fn confirmed_in(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    project_id: ProjectId,
) -> Result<Vec<(BuildingId, String, OwnershipRole)>, Error> {
    Ok(store::confirmed_in(db, account_id, project_id).await?)
}

/// Accounts of the households of a project, those after one, by their ids.
///
/// # Errors
/// When the database fails.
pub async fn holders_in(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, Error> {
    Ok(store::holders_in(db, project_id, after, limit).await?)
}

/// Tells whoever remembers rights that a unit is elsewhere in its building than before, within the transaction of that.
///
/// # Errors
/// When the database fails.
pub async fn moved(txn: &Txn, unit_id: UnitId) -> Result<(), Error> {
    for account_id in store::residents_of(txn, unit_id).await? {
        txn.touch(Key::Rights(account_id));
    }
    Ok(())
}

/// The owners of the homes of a project, or of a building of it: who has bought and not moved in yet is none.
///
/// # Errors
/// When the database fails.
pub async fn owners_in(
    db: &impl ConnectionTrait,
    project_id: ProjectId,
    building_id: Option<BuildingId>,
) -> Result<Vec<(UnitId, AccountId)>, Error> {
    Ok(store::owners_in(db, project_id, building_id).await?)
}

/// The buildings in which an account is of a household, with their projects: tenants are of none.
///
/// # Errors
/// When the database fails.
pub async fn held_places(
    db: &impl ConnectionTrait,
    account_id: AccountId,
) -> Result<Vec<(ProjectId, BuildingId)>, Error> {
    Ok(store::held_places(db, account_id).await?)
}

/// Whether two accounts have a unit in common, also one that is only claimed.
///
/// # Errors
/// When the database fails.
pub async fn share(db: &impl ConnectionTrait, one: AccountId, other: AccountId) -> Result<bool, Error> {
    Ok(store::share(db, one, other).await?)
}

/// Homes that were confirmed as somebody's own between two times and are so still, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn bought_between(
    db: &impl ConnectionTrait,
    between: (Instant, Instant),
    limit: u64,
) -> Result<Vec<(UnitId, AccountId)>, Error> {
    Ok(store::bought_between(db, between, limit).await?)
}

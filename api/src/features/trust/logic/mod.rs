//! Use cases of trust.

mod limiting;

use std::collections::HashMap;

use chrono::TimeDelta;
use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::outbox::OutboxKind;
use linli_entities::trust::{Model, TrustLevel};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::json;

use super::rules::{self, Acts, Limits, Need, UPHELD_DAYS};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::cache::{Cache, Ticket};
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::logic::readers::{self, Reader};
use crate::features::accounts::logic::{AccountRef, lookup, refs, sessions};
use crate::features::sanctions;
use crate::outbox;

pub use limiting::{Writing, demand, is_new, limits_of};

/// Levels of accounts, as last read.
pub type LevelCache = Cache<AccountId, TrustLevel>;

/// How an account stands, as far as its reader is told.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The account.
    pub account_id: AccountId,
    /// Its level.
    pub level: TrustLevel,
    /// By whom it is pinned, why and since when.
    pub pin: Option<(Option<AccountRef>, String, Instant)>,
    /// What counts of what it did.
    pub acts: Option<Acts>,
    /// What the next level takes.
    pub next: Option<Need>,
    /// What it may do at most.
    pub limits: Limits,
}

/// The level of an account, as it was reckoned last; from memory while it does not change.
///
/// # Errors
/// When the database fails.
pub async fn level_of(app: &App, id: AccountId) -> Result<TrustLevel, Error> {
    let versions = app.db.versions();
    if let Some(level) = app.trust_levels.get(versions, &id) {
        return Ok(level);
    }
    let ticket = Ticket::take(versions, vec![Key::Esteem(id)]);
    let level = store::level(app.db.read(), id).await?.unwrap_or(TrustLevel::New);
    app.trust_levels.put(id, level, ticket);
    Ok(level)
}

/// The levels of accounts; those that are missing are new.
///
/// # Errors
/// When the database fails.
pub async fn rows_of(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, Model>, Error> {
    let rows = store::by_ids(db, ids).await?;
    Ok(rows.into_iter().map(|row| (row.account_id, row)).collect())
}

/// What counts of what an account did, as the rows say now: a query, and bounded whatever it wrote.
///
/// # Errors
/// When the database fails.
pub async fn acts_of(db: &impl ConnectionTrait, reader: &Reader, now: Instant) -> Result<Acts, Error> {
    let account = &reader.account;
    let done = store::acts(db, account.id, now - TimeDelta::days(UPHELD_DAYS)).await?;
    let Actor::Account(signed_in) = &reader.actor else { return Ok(done) };
    let rights = &signed_in.rights;
    let sanctioned = sanctions::logic::stands_against(db, account.id, now).await?;
    Ok(Acts {
        sanctioned,
        days: (now - account.created_at).num_days(),
        proven: signed_in.proven,
        settled: !rights.grants.is_empty() || !rights.homes.is_empty(),
        ..done
    })
}

/// Notes the level that acts come to, where it is another and none is pinned; that it rose is told where `told`. Answers
/// whether it changed.
///
/// # Errors
/// When the database fails.
pub async fn note(
    txn: &Txn,
    id: AccountId,
    level: TrustLevel,
    told: bool,
    now: Instant,
) -> Result<bool, Error> {
    let before = store::locked(txn, id).await?;
    let old = before.as_ref().map_or(TrustLevel::New, |row| row.level);
    if old == level || before.is_some_and(|row| row.pinned_at.is_some()) {
        return Ok(false);
    }
    let rose = (level > old && told).then_some(now);
    if !store::put(txn, id, level, rose, now).await? {
        return Ok(false);
    }
    finish(txn, id, rose, now).await?;
    Ok(true)
}

/// Reckons the level of an account anew, within the transaction of what was decided of it. Of an account that is closed
/// nothing is reckoned.
///
/// # Errors
/// When the database fails.
pub async fn reckon(txn: &Txn, id: AccountId, now: Instant) -> Result<(), Error> {
    let Some(reader) = readers::of(txn, &[id]).await?.remove(&id) else { return Ok(()) };
    let acts = acts_of(txn, &reader, now).await?;
    note(txn, id, rules::level(&acts), true, now).await.map(drop)
}

async fn finish(txn: &Txn, id: AccountId, rose: Option<Instant>, now: Instant) -> Result<(), Error> {
    txn.touch(Key::Esteem(id));
    if rose.is_some() {
        outbox::enqueue(txn, OutboxKind::TrustRaised, id.0, now).await?;
    }
    Ok(())
}

/// The level to which an account rose at this time; none where it fell since.
///
/// # Errors
/// When the database fails.
pub async fn raised_at(
    db: &impl ConnectionTrait,
    id: AccountId,
    at: Instant,
) -> Result<Option<TrustLevel>, Error> {
    Ok(store::find(db, id).await?.filter(|row| row.raised_at == Some(at)).map(|row| row.level))
}

/// How an account stands: told to itself and to moderators.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none any more; [`Code::Forbidden`] to others.
pub async fn get(app: &App, actor: &Actor, id: AccountId) -> Result<Standing, Error> {
    let own = actor.signed_in()?.account_id == id;
    if !own {
        actor.demand(Permission::Moderate, Scope::Anywhere)?;
    }
    let db = app.db.read();
    lookup::made_at(db, id).await?.ok_or(Error::NotFound("account"))?;
    let row = store::find(db, id).await?;
    let level = row.as_ref().map_or(TrustLevel::New, |row| row.level);
    let reader = readers::of(db, &[id]).await?.remove(&id);
    let limits = match &reader {
        Some(reader) => limits_of(app, &reader.actor).await?,
        None => rules::limits(level),
    };
    let acts = match reader.filter(|_| own) {
        Some(reader) => Some(acts_of(db, &reader, app.clock.now()).await?),
        None => None,
    };
    let pinned = row.as_ref().is_some_and(|row| row.pinned_at.is_some());
    let pin = match row.filter(|_| !own) {
        Some(row) => pin_of(app, row).await?,
        None => None,
    };
    let next = rules::next(level).filter(|_| !pinned);
    Ok(Standing { account_id: id, level, pin, acts, next, limits })
}

async fn pin_of(app: &App, row: Model) -> Result<Option<(Option<AccountRef>, String, Instant)>, Error> {
    let Some((reason, pinned_at)) = row.pin_reason.zip(row.pinned_at) else { return Ok(None) };
    let by: Vec<AccountId> = row.pinned_by.into_iter().collect();
    let by = refs(app, &by, Scope::Anywhere).await?.into_values().next();
    Ok(Some((by, reason, pinned_at)))
}

/// Demands that the actor may pin levels, and not their own.
fn demand_pin(actor: &Actor, id: AccountId) -> Result<(), Error> {
    actor.demand(Permission::Moderate, Scope::Anywhere)?;
    if actor.account_id() == Some(id) { Err(Error::Forbidden(Code::Forbidden)) } else { Ok(()) }
}

/// Pins a level, whatever the account does from then on.
///
/// # Errors
/// [`Code::Forbidden`] to whoever moderates nowhere, and of oneself; [`Error::NotFound`] where there is no such account.
pub async fn pin(
    app: &App,
    actor: &Actor,
    id: AccountId,
    pinned: (TrustLevel, String),
) -> Result<Standing, Error> {
    demand_pin(actor, id)?;
    let input = (actor.clone(), id, pinned, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(pin_in(txn, input))).await?;
    get(app, actor, id).await
}

async fn pin_in(
    txn: &Txn,
    (actor, id, (level, reason), now): (Actor, AccountId, (TrustLevel, String), Instant),
) -> Result<(), Error> {
    sessions::demand_again(txn, &actor, |actor| demand_pin(actor, id)).await?;
    lookup::made_at(txn, id).await?.ok_or(Error::NotFound("account"))?;
    let before = store::locked(txn, id).await?.map_or(TrustLevel::New, |row| row.level);
    let rose = (level > before).then_some(now);
    let detail = json!({ "before": before, "after": level, "reason": reason });
    store::pin(txn, id, (level, reason), rose, (actor.account_id(), now)).await?;
    finish(txn, id, rose, now).await?;
    Ok(audit::record(txn, &actor, "pin_trust", ("account", id.0), detail, now).await?)
}

/// Lets a level follow from what the account does again: it is reckoned at once.
///
/// # Errors
/// As [`pin`].
pub async fn unpin(app: &App, actor: &Actor, id: AccountId) -> Result<Standing, Error> {
    demand_pin(actor, id)?;
    let input = (actor.clone(), id, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(unpin_in(txn, input))).await?;
    get(app, actor, id).await
}

async fn unpin_in(txn: &Txn, (actor, id, now): (Actor, AccountId, Instant)) -> Result<(), Error> {
    sessions::demand_again(txn, &actor, |actor| demand_pin(actor, id)).await?;
    lookup::made_at(txn, id).await?.ok_or(Error::NotFound("account"))?;
    if !store::unpin(txn, id).await? {
        return Ok(());
    }
    reckon(txn, id, now).await?;
    txn.touch(Key::Esteem(id));
    Ok(audit::record(txn, &actor, "unpin_trust", ("account", id.0), json!({}), now).await?)
}

/// Forgets how far an account that is erased was trusted, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, id: AccountId) -> Result<(), Error> {
    Ok(store::forget(txn, id).await?)
}

/// The statement that counts what an account did, to look at how a database plans it.
pub fn statement(backend: DbBackend, now: Instant) -> Statement {
    store::counting(backend, AccountId(1), now)
}

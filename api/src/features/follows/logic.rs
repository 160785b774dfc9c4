//! Use cases of following people.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::follow;
use linli_entities::topic::TopicId;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::output::Follow;
use super::store;
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, lookup, sessions};
use crate::features::topics::output::Topic;
use crate::features::{accounts, blocks, boards, topics};
use crate::page::{LIMIT_MAX, Page, PageRequest};

/// Whom one account follows, at most.
const FOLLOWS_MAX: u64 = 1_000;

/// Follows an account: the actor is told of the topics that it opens.
///
/// # Errors
/// [`Error::NotFound`] where there is no such account; [`Code::Forbidden`] of oneself and of whom the actor blocks;
/// [`Code::TooMany`].
pub async fn put(app: &App, actor: &Actor, id: AccountId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    if id == account_id {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    app.rates.write.count(&account_id)?;
    app.db.write((account_id, id, app.clock.now()), |txn, input| Box::pin(put_in(txn, input))).await
}

async fn put_in(txn: &Txn, (account_id, id, now): (AccountId, AccountId, Instant)) -> Result<(), Error> {
    sessions::demand_open(txn, account_id).await?;
    if lookup::made_at(txn, id).await?.is_none() {
        return Err(Error::NotFound("account"));
    }
    // Only what the actor said: whether the other blocks the actor is not told.
    if !blocks::logic::blockers_among(txn, id, &[account_id]).await?.is_empty() {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    if !store::of_account(txn, account_id, Some(&[id]), None, 1).await?.is_empty() {
        return Ok(());
    }
    if store::count(txn, account_id).await? >= FOLLOWS_MAX {
        return Err(Error::Conflict(Code::TooMany));
    }
    Ok(store::insert(txn, account_id, id, now).await?)
}

/// Follows an account no longer; also where the actor never did.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn delete(app: &App, actor: &Actor, id: AccountId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    app.db.write((account_id, id), |txn, (one, other)| Box::pin(end(txn, one, other))).await
}

/// Ends that one follows another, within the transaction of what leads to it.
///
/// # Errors
/// When the database fails.
pub async fn end(txn: &Txn, account_id: AccountId, followed_id: AccountId) -> Result<(), Error> {
    Ok(store::delete(txn, account_id, followed_id).await?)
}

/// Whom the actor follows, all or of some, by account.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; [`Code::TooMany`] for more than 100 accounts.
pub async fn list(
    app: &App,
    actor: &Actor,
    among: Option<Vec<AccountId>>,
    page: PageRequest<AccountId>,
) -> Result<Page<Follow>, Error> {
    let account_id = actor.signed_in()?.account_id;
    if among.as_ref().is_some_and(|ids| ids.len() as u64 > LIMIT_MAX) {
        return Err(Error::invalid("/account_ids", Code::TooMany));
    }
    let (db, rows) = (app.db.read(), page.rows());
    let rows = store::of_account(db, account_id, among.as_deref(), page.after, rows).await?;
    let (rows, next) = page.cut(rows, |row| row.followed_id);
    let ids: Vec<AccountId> = rows.iter().map(|row| row.followed_id).collect();
    let people = accounts::logic::refs(app, &ids, Scope::Anywhere).await?;
    let items = rows.into_iter().map(|row| Follow {
        account: AccountRef::of(&people, row.followed_id),
        followed_at: row.followed_at,
    });
    Ok(Page { items: items.collect(), next })
}

/// The topics that those opened whom the actor follows, newest first, as far as the actor may read them.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn topics(app: &App, actor: &Actor, page: PageRequest<TopicId>) -> Result<Page<Topic>, Error> {
    let account_id = actor.signed_in()?.account_id;
    let readable = boards::logic::readable(app, actor).await?;
    let found = store::topics(app.db.read(), account_id, &readable, page.after, page.rows()).await?;
    let (ids, next) = page.cut(found, |id| *id);
    Ok(Page { items: topics::logic::listed(app, &ids).await?, next })
}

/// Those who follow an account, after one, by their ids.
///
/// # Errors
/// When the database fails.
pub async fn followers(
    db: &impl ConnectionTrait,
    followed_id: AccountId,
    after: AccountId,
    limit: u64,
) -> Result<Vec<AccountId>, Error> {
    Ok(store::followers(db, followed_id, after, limit).await?)
}

/// Forgets whom an account that is erased followed, and who followed it, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::forget(txn, account_id).await?)
}

/// The statements of lists of topics, to look at how a database plans them.
pub fn statements(backend: DbBackend) -> Vec<(&'static str, Statement)> {
    store::statements(backend)
}

/// Whom an account follows, after one: by account, at most so many; for itself.
///
/// # Errors
/// When the database fails.
pub async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: AccountId,
    rows: u64,
) -> Result<Vec<follow::Model>, Error> {
    Ok(store::of_account(db, account_id, None, Some(after), rows).await?)
}

//! Use cases of blocking.

use linli_entities::account::AccountId;
use linli_entities::block;
use sea_orm::ConnectionTrait;

use super::output::Block;
use super::store;
use crate::actor::{Actor, Scope};
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::AccountRef;
use crate::features::accounts::logic::lookup;
use crate::features::{accounts, follows};
use crate::page::{LIMIT_MAX, Page, PageRequest};

/// Whom one account blocks, at most.
const BLOCKS_MAX: u64 = 1_000;

/// Blocks an account: the actor wants to hear nothing of it.
///
/// # Errors
/// [`Error::NotFound`] where there is no such account; [`Code::Forbidden`] of oneself; [`Code::TooMany`].
pub async fn put(app: &App, actor: &Actor, id: AccountId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    if id == account_id {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    app.rates.write.count(&account_id)?;
    app.db
        .write((account_id, id, app.clock.now()), |txn, (account_id, id, now)| {
            Box::pin(async move {
                if lookup::made_at(txn, id).await?.is_none() {
                    return Err(Error::NotFound("account"));
                }
                if store::count(txn, account_id).await? >= BLOCKS_MAX {
                    return Err(Error::Conflict(Code::TooMany));
                }
                store::insert(txn, account_id, id, now).await?;
                // Nobody follows of whom they want to hear nothing.
                follows::logic::end(txn, account_id, id).await
            })
        })
        .await
}

/// Blocks an account no longer; also where the actor never did.
///
/// # Errors
/// [`Error::SignInRequired`] to guests.
pub async fn delete(app: &App, actor: &Actor, id: AccountId) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    app.db
        .write((account_id, id), |txn, (account_id, id)| {
            Box::pin(async move { Ok(store::delete(txn, account_id, id).await?) })
        })
        .await
}

/// Whom the actor blocks, all or of some, by account.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; [`Code::TooMany`] for more than 100 accounts.
pub async fn list(
    app: &App,
    actor: &Actor,
    among: Option<Vec<AccountId>>,
    page: PageRequest<AccountId>,
) -> Result<Page<Block>, Error> {
    let account_id = actor.signed_in()?.account_id;
    if among.as_ref().is_some_and(|ids| ids.len() as u64 > LIMIT_MAX) {
        return Err(Error::invalid("/account_ids", Code::TooMany));
    }
    let (db, rows) = (app.db.read(), page.rows());
    let rows = store::of_account(db, account_id, among.as_deref(), page.after, rows).await?;
    let (rows, next) = page.cut(rows, |row| row.blocked_id);
    let ids: Vec<AccountId> = rows.iter().map(|row| row.blocked_id).collect();
    let people = accounts::logic::refs(app, &ids, Scope::Anywhere).await?;
    let items = rows
        .into_iter()
        .map(|row| Block { account: AccountRef::of(&people, row.blocked_id), blocked_at: row.blocked_at });
    Ok(Page { items: items.collect(), next })
}

/// Whether an account and any of some others want to hear nothing of each other, whoever of them said so.
///
/// # Errors
/// When the database fails.
pub async fn stands_between(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    others: &[AccountId],
) -> Result<bool, Error> {
    if others.is_empty() {
        return Ok(false);
    }
    let own = store::of_account(db, account_id, Some(others), None, 1).await?;
    Ok(!own.is_empty() || !store::blockers(db, account_id, others).await?.is_empty())
}

/// Those among accounts who want to hear nothing of one.
///
/// # Errors
/// When the database fails.
pub async fn blockers_among(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    among: &[AccountId],
) -> Result<Vec<AccountId>, Error> {
    if among.is_empty() {
        return Ok(vec![]);
    }
    Ok(store::blockers(db, account_id, among).await?)
}

/// Forgets whom an account that is erased blocked, and who blocked it, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::forget(txn, account_id).await?)
}

/// Whom an account blocks, after one: by account, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: AccountId,
    rows: u64,
) -> Result<Vec<block::Model>, Error> {
    Ok(store::of_account(db, account_id, None, Some(after), rows).await?)
}

//! Looking accounts up, for staff.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use sea_orm::ConnectionTrait;

use super::refs::{AccountRef, refs};
use super::signing;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::rules::{emails, names, phones};
use crate::features::accounts::store;
use crate::features::accounts::store::shown::Sought;
use crate::page::PageRequest;

/// Accounts whose name begins with `query`, or whose e-mail address or phone number it is, oldest first.
///
/// An address or number has to be given whole: nobody is to leaf through them.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden) without the permission `search_accounts`.
pub async fn search(
    app: &App,
    actor: &Actor,
    query: &str,
    page: PageRequest<AccountId>,
) -> Result<(Vec<AccountRef>, Option<String>), Error> {
    actor.demand(Permission::SearchAccounts, Scope::Anywhere)?;
    if query.contains('\0') {
        // PostgreSQL takes none in a text, and nobody is called so.
        return Ok((vec![], None));
    }
    let sought = Sought {
        name_key: names::key(query.trim()),
        email_key: emails::key(query),
        phone_key: phones::key(query),
    };
    let found = store::shown::search(app.db.read(), &sought, page.after, page.rows()).await?;
    let (ids, next) = page.cut(found, |id| *id);
    let mut shown = refs(app, &ids, Scope::Anywhere).await?;
    Ok((ids.iter().filter_map(|id| shown.remove(id)).collect(), next))
}

/// The account whose whole name, e-mail address or phone number this is, for use cases with a permission of their own.
///
/// # Errors
/// When the database fails.
pub async fn exactly(app: &App, text: &str) -> Result<Option<AccountId>, Error> {
    let found = signing::find(app, text).await?;
    Ok(found.filter(|account| account.erased_at.is_none()).map(|account| account.id))
}

/// When an account was made; none where there is none, or none any more.
///
/// # Errors
/// When the database fails.
pub async fn made_at(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Instant>, Error> {
    let found = store::accounts::account(db, id).await?;
    Ok(found.filter(|account| account.erased_at.is_none()).map(|account| account.created_at))
}

/// The account within a transaction, which nobody else changes until that ends: for what is decided of it one after the
/// other.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or none any more.
pub async fn hold(txn: &Txn, id: AccountId) -> Result<(), Error> {
    let found = store::accounts::locked(txn, id).await?;
    found.filter(|account| account.erased_at.is_none()).map(drop).ok_or(Error::NotFound("account"))
}

/// Whether an account says something of itself, and has a picture.
///
/// # Errors
/// When the database fails.
pub async fn is_introduced(db: &impl ConnectionTrait, id: AccountId) -> Result<bool, Error> {
    let profile = store::accounts::profile(db, id).await?;
    Ok(profile.is_some_and(|profile| profile.avatar_id.is_some() && !profile.bio.trim().is_empty()))
}

//! What is read of memberships.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::club_tier;
use linli_entities::membership::{MembershipId, Model};
use linli_entities::{Date, Instant};
use sea_orm::ConnectionTrait;

use super::club;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, lookup, refs as accounts};
use crate::features::memberships::rules;
use crate::features::memberships::store;
use crate::features::points::logic::{Balance, Expiring, reading as points};
use crate::features::points::rules::Points;
use crate::page::{LIMIT_MAX, PageRequest};

/// A membership, with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Whose it is.
    pub account: AccountRef,
    /// What there is.
    pub balance: Balance,
    /// What expires when.
    pub expiring: Vec<Expiring>,
    /// The tier.
    pub tier: club_tier::Model,
    /// The next one.
    pub next: Option<club_tier::Model>,
    /// What was earned in the window.
    pub qualifying: Points,
    /// Since when is counted.
    pub window_from: Date,
}

/// A membership in a list.
#[derive(Clone, Debug)]
pub struct SeenMember {
    /// The row.
    pub row: Model,
    /// Whose it is.
    pub account: AccountRef,
    /// What there is.
    pub balance: Balance,
    /// The tier.
    pub tier: String,
}

fn unknown() -> Error {
    Error::NotFound("membership")
}

/// One's own membership.
///
/// # Errors
/// [`Error::NotFound`] to whoever is no member.
pub async fn own(app: &App, actor: &Actor) -> Result<Seen, Error> {
    let account_id = actor.signed_in()?.account_id;
    let row = super::member(app.db.read(), account_id).await?.ok_or_else(unknown)?;
    seen(app, row).await
}

/// A membership, for whoever runs the club.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden), [`Error::NotFound`].
pub async fn get(app: &App, actor: &Actor, id: MembershipId) -> Result<Seen, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    seen(app, store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?).await
}

async fn seen(app: &App, row: Model) -> Result<Seen, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let run = club::club(db).await?;
    let window_from = run.window_from(now);
    let qualifying =
        points::qualifying(db, &[row.id], window_from).await?.remove(&row.id).unwrap_or_default();
    let (tier, next) = rules::tier(&run.tiers, qualifying).ok_or_else(unknown)?;
    let account = accounts::refs(app, &[row.account_id], Scope::Club).await?.remove(&row.account_id);
    Ok(Seen {
        account: account.ok_or_else(unknown)?,
        balance: points::balances(db, &[row.id], now).await?.remove(&row.id).unwrap_or_default(),
        expiring: points::expiring(db, row.id, now).await?,
        tier: tier.clone(),
        next: next.cloned(),
        qualifying,
        window_from,
        row,
    })
}

/// Memberships, newest first: all, that of a number, or those of accounts that are found by a name, an address or a
/// phone number.
///
/// # Errors
/// [`Code::Forbidden`](crate::code::Code::Forbidden).
pub async fn list(
    app: &App,
    actor: &Actor,
    query: Option<&str>,
    page: &PageRequest<MembershipId>,
) -> Result<(Vec<SeenMember>, Option<String>), Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let db = app.db.read();
    let query = query.map(str::trim).filter(|query| !query.is_empty());
    let rows = match query.map(|query| (rules::of_number(query), query)) {
        Some((Some(id), _)) => store::by_id(db, id).await?.into_iter().collect(),
        Some((None, query)) => {
            let all = PageRequest { limit: LIMIT_MAX, after: None };
            let (found, _) = lookup::search(app, actor, query, all).await?;
            store::page(db, Some(found.iter().map(|account| account.id).collect()), page).await?
        }
        None => store::page(db, None, page).await?,
    };
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((listed(app, rows).await?, next))
}

async fn listed(app: &App, rows: Vec<Model>) -> Result<Vec<SeenMember>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<MembershipId> = rows.iter().map(|row| row.id).collect();
    let whose: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    let run = club::club(db).await?;
    let qualifying = points::qualifying(db, &ids, run.window_from(now)).await?;
    let balances = points::balances(db, &ids, now).await?;
    let accounts = accounts::refs(app, &whose, Scope::Club).await?;
    let listed = rows.into_iter().filter_map(|row| {
        let earned = qualifying.get(&row.id).copied().unwrap_or_default();
        Some(SeenMember {
            account: accounts.get(&row.account_id)?.clone(),
            balance: balances.get(&row.id).copied().unwrap_or_default(),
            tier: rules::tier(&run.tiers, earned)?.0.code.clone(),
            row,
        })
    });
    Ok(listed.collect())
}

/// The members with these ids, as they are shown.
///
/// # Errors
/// When the database fails.
pub async fn people(
    app: &App,
    ids: &[MembershipId],
) -> Result<HashMap<MembershipId, (Model, AccountRef)>, Error> {
    let rows = store::by_ids(app.db.read(), ids).await?;
    let whose: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    let accounts = accounts::refs(app, &whose, Scope::Club).await?;
    let shown = rows.into_iter().filter_map(|row| {
        let account = accounts.get(&row.account_id)?.clone();
        Some((row.id, (row, account)))
    });
    Ok(shown.collect())
}

/// Whose membership it is.
///
/// # Errors
/// When the database fails.
pub async fn account_of(app: &App, id: MembershipId) -> Result<Option<AccountId>, Error> {
    Ok(account_of_in(app.db.read(), id).await?.map(|row| row.account_id))
}

/// A membership by its id.
///
/// # Errors
/// When the database fails.
pub async fn account_of_in(db: &impl ConnectionTrait, id: MembershipId) -> Result<Option<Model>, Error> {
    Ok(store::by_id(db, id).await?)
}

/// The id of the membership of an account, also of one that left.
///
/// # Errors
/// When the database fails.
pub async fn id_of(app: &App, account_id: AccountId) -> Result<Option<MembershipId>, Error> {
    id_in(app.db.read(), account_id).await
}

/// The same, also inside a transaction.
///
/// # Errors
/// When the database fails.
pub async fn id_in(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Option<MembershipId>, Error> {
    Ok(store::of_account(db, account_id).await?.map(|row| row.id))
}

/// The member with this number.
///
/// # Errors
/// When the database fails.
pub async fn of_number(db: &impl ConnectionTrait, number: &str) -> Result<Option<Model>, Error> {
    let Some(id) = rules::of_number(number) else { return Ok(None) };
    Ok(store::by_id(db, id).await?.filter(|row| row.left_at.is_none()))
}

/// The member with this code to send others with, however it is typed.
///
/// # Errors
/// When the database fails.
pub async fn of_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Model>, Error> {
    let found = store::of_code(db, &rules::code(code)).await?;
    Ok(found.filter(|row| row.left_at.is_none()))
}

/// Members since before a time, after one, in order.
///
/// # Errors
/// When the database fails.
pub async fn members_since(
    db: &impl ConnectionTrait,
    joined_before: Instant,
    after: MembershipId,
    rows: u64,
) -> Result<Vec<Model>, Error> {
    Ok(store::members_since(db, joined_before, after, rows).await?)
}

/// Members with one of these birthdays (month and day, `02-29`), after one, in order.
///
/// # Errors
/// When the database fails.
pub async fn born_on(
    db: &impl ConnectionTrait,
    birthdays: &[String],
    after: MembershipId,
    rows: u64,
) -> Result<Vec<Model>, Error> {
    Ok(store::born_on(db, birthdays, after, rows).await?)
}

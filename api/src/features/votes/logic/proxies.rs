//! That another account stands in for an owner, in one vote.

use std::collections::HashSet;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::unit::UnitId;
use linli_entities::vote::{Model, VoteId};
use linli_entities::vote_proxy;
use sea_orm::Set;

use super::{Seen, get, known, unknown};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{refs, sessions};
use crate::features::accounts::rules::names;
use crate::features::projects;
use crate::features::votes::input::VoteProxyInput;
use crate::features::votes::rules::{self, VotePhase};
use crate::features::votes::store::{self, people};

/// Names somebody who stands in for the actor, for a home of theirs. Whoever did so before does not any more.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::NoVoteThere`] for a home that is not one's own; [`Code::WrongState`] where nobody stands in, or
/// the vote has ended; [`Code::NotFound`] and [`Code::NotAProxy`] at `/name`; [`Code::ProxyUsed`]; [`Code::TooMany`] where they stand in for as
/// many homes as they may.
pub async fn name(
    app: &App,
    actor: &Actor,
    id: VoteId,
    unit_id: UnitId,
    input: VoteProxyInput,
) -> Result<Seen, Error> {
    let account_id = actor.signed_in()?.account_id;
    known(app.db.read(), actor, id).await?;
    app.rates.write.count(&account_id)?;
    let key = names::key(input.name.trim());
    let named = refs::by_name_keys(app.db.read(), vec![key.clone()]).await?;
    let proxy_id = named.get(&key).copied().ok_or_else(|| Error::invalid("/name", Code::NotFound))?;
    let input = (actor.clone(), (id, unit_id), proxy_id, app.clock.now());
    app.db
        .write(input, |txn, (actor, home, proxy_id, now)| {
            Box::pin(async move { name_in(txn, &actor, home, proxy_id, now).await })
        })
        .await?;
    get(app, actor, id).await
}

async fn name_in(
    txn: &Txn,
    actor: &Actor,
    (id, unit_id): (VoteId, UnitId),
    proxy_id: AccountId,
    now: Instant,
) -> Result<(), Error> {
    let (owner, row, before) = held(txn, actor, id, unit_id, now).await?;
    if row.proxy_units_max == 0 {
        return Err(Error::Conflict(Code::WrongState));
    }
    demand_proxy(txn, &row, unit_id, proxy_id).await?;
    if let Some(before) = before {
        if before.proxy_id == proxy_id {
            return Ok(());
        }
        take_back(txn, before, now).await?;
    }
    let stands_in: HashSet<UnitId> =
        people::held(txn, id, proxy_id).await?.into_iter().map(|one| one.unit_id).chain([unit_id]).collect();
    if stands_in.len() > usize::try_from(row.proxy_units_max).unwrap_or(0) {
        return Err(Error::Conflict(Code::TooMany));
    }
    let named = vote_proxy::ActiveModel {
        vote_id: Set(id),
        unit_id: Set(unit_id),
        principal_id: Set(owner),
        proxy_id: Set(proxy_id),
        named_at: Set(now),
        revoked_at: Set(None),
        used: Set(false),
        ..Default::default()
    };
    Ok(people::insert_proxy(txn, named).await?)
}

/// Somebody who can sign in, does not work for the project, and does not own the home.
async fn demand_proxy(txn: &Txn, row: &Model, unit_id: UnitId, proxy_id: AccountId) -> Result<(), Error> {
    let refused = || Error::invalid("/name", Code::NotAProxy);
    if !sessions::is_open(txn, proxy_id).await? {
        return Err(Error::invalid("/name", Code::NotFound));
    }
    let project = projects::logic::project(txn, row.project_id).await?;
    let rights = sessions::rights(txn, proxy_id).await?;
    let owners = people::owners_of(txn, row.id, unit_id).await?;
    if rights.is_staff(projects::rules::scope(&project)) || owners.contains(&proxy_id) {
        return Err(refused());
    }
    Ok(())
}

/// The vote, held, for an owner of a home, while somebody can be named; with who stands in for the owner there.
async fn held(
    txn: &Txn,
    actor: &Actor,
    id: VoteId,
    unit_id: UnitId,
    now: Instant,
) -> Result<(AccountId, Model, Option<vote_proxy::Model>), Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    let account_id = actor.signed_in()?.account_id;
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    let owned = people::owned(txn, account_id, &[id]).await?;
    if !owned.iter().any(|one| one.unit_id == unit_id) {
        return Err(Error::Forbidden(Code::NoVoteThere));
    }
    if !matches!(rules::phase(&row, now), VotePhase::Announced | VotePhase::Open) {
        return Err(Error::Conflict(Code::WrongState));
    }
    let standing = people::standing(txn, id, unit_id, account_id).await?;
    Ok((account_id, row, standing))
}

async fn take_back(txn: &Txn, before: vote_proxy::Model, now: Instant) -> Result<(), Error> {
    if before.used {
        return Err(Error::Conflict(Code::ProxyUsed));
    }
    let row =
        vote_proxy::ActiveModel { id: Set(before.id), revoked_at: Set(Some(now)), ..Default::default() };
    Ok(people::update_proxy(txn, row).await?)
}

/// Takes back that somebody stands in for the actor; also where nobody does.
///
/// # Errors
/// [`Error::NotFound`]; [`Code::NoVoteThere`] for a home that is not one's own; [`Code::WrongState`] where the vote has ended;
/// [`Code::ProxyUsed`] where a ballot was cast so.
pub async fn revoke(app: &App, actor: &Actor, id: VoteId, unit_id: UnitId) -> Result<Seen, Error> {
    actor.signed_in()?;
    known(app.db.read(), actor, id).await?;
    let input = (actor.clone(), (id, unit_id), app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, unit_id), now)| {
            Box::pin(async move {
                match held(txn, &actor, id, unit_id, now).await?.2 {
                    Some(before) => take_back(txn, before, now).await,
                    None => Ok(()),
                }
            })
        })
        .await?;
    get(app, actor, id).await
}

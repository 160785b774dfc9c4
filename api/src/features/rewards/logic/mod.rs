//! Use cases of rewards.

pub mod prizes;
pub mod redeeming;

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::reward::{ActiveModel, Model, RewardId, RewardState};
use sea_orm::Set;
use serde_json::json;

use super::rules::{self, NewReward, REWARDS_MAX, Reader};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::memberships;
use crate::features::points::logic::reading as points;
use crate::markdown::{self, Mentioned};
use crate::once::Once;
use crate::page::PageRequest;

/// A reward, as one reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Why the reader can not redeem it, if so.
    pub refusal: Option<Code>,
}

fn unknown() -> Error {
    Error::NotFound("reward")
}

fn runs(actor: &Actor) -> bool {
    actor.may(Permission::RunClub, Scope::Club)
}

/// Rewards, newest first: those that are offered, and for whoever runs the club all.
///
/// # Errors
/// When the database fails.
pub async fn list(
    app: &App,
    actor: &Actor,
    page: &PageRequest<RewardId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    let rows = store::page(app.db.read(), runs(actor), page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

/// A reward; a draft for whoever runs the club alone.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get(app: &App, actor: &Actor, id: RewardId) -> Result<Seen, Error> {
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    if row.state == RewardState::Draft && !runs(actor) {
        return Err(unknown());
    }
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let member = match actor.account_id() {
        Some(account_id) => memberships::logic::member(db, account_id).await?,
        None => None,
    };
    let mut reader = Reader::default();
    let mut had: HashMap<RewardId, u64> = HashMap::new();
    if let Some(member) = member {
        let ids: Vec<RewardId> = rows.iter().map(|row| row.id).collect();
        let found = store::had(db, member.id, &ids).await?.into_iter();
        had = found.map(|(id, count)| (id, u64::try_from(count).unwrap_or(0))).collect();
        let balance = points::balances(db, &[member.id], now).await?.remove(&member.id).unwrap_or_default();
        reader = Reader { member: Some(member), available: balance.available };
    }
    let seen = rows.into_iter().map(|row| {
        let refusal = rules::refusal(&row, &reader, had.get(&row.id).copied().unwrap_or(0), now);
        Seen { row, refusal }
    });
    Ok(seen.collect())
}

fn row(new: NewReward, html: String) -> ActiveModel {
    ActiveModel {
        title: Set(new.title),
        markdown: Set(new.markdown),
        html: Set(html),
        points: Set(new.points),
        stock_left: Set(new.stock_left),
        member_max: Set(new.member_max),
        from_at: Set(new.from_at),
        until_at: Set(new.until_at),
        voucher_days: Set(new.voucher_days),
        state: Set(new.state),
        ..Default::default()
    }
}

/// Makes a reward.
///
/// # Errors
/// [`Code::Forbidden`], [`Code::TooMany`].
pub async fn create(app: &App, actor: &Actor, new: NewReward, once: Once) -> Result<Seen, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let html = markdown::render(&new.markdown, &Mentioned::new());
    let input = (actor.clone(), new, html, once, app.clock.now());
    let id = app
        .db
        .write(input, |txn, (actor, new, html, once, now)| {
            Box::pin(async move {
                let actor = demand(txn, &actor).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(RewardId(before));
                }
                if store::count(txn).await? >= REWARDS_MAX {
                    return Err(Error::Conflict(Code::TooMany));
                }
                let row = ActiveModel { version: Set(1), created_at: Set(now), ..row(new, html) };
                let id = store::insert(txn, row).await?;
                audit::record(txn, &actor, "create_reward", ("reward", id.0), json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn demand(txn: &Txn, actor: &Actor) -> Result<Actor, Error> {
    let actor = sessions::seen_again(txn, actor).await?;
    actor.demand(Permission::RunClub, Scope::Club)?;
    Ok(actor)
}

/// Changes a reward that is still at the version that was seen. What was redeemed before stays as it was; a redemption
/// counts as a change, because it takes a piece.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Error::Stale`].
pub async fn update(
    app: &App,
    actor: &Actor,
    id: RewardId,
    version: i64,
    new: NewReward,
) -> Result<Seen, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let html = markdown::render(&new.markdown, &Mentioned::new());
    let input = (actor.clone(), (id, version), new, html, app.clock.now());
    app.db
        .write(input, |txn, (actor, (id, version), new, html, now)| {
            Box::pin(async move {
                let actor = demand(txn, &actor).await?;
                store::by_id(txn, id).await?.ok_or_else(unknown)?;
                let row = ActiveModel { version: Set(version + 1), ..row(new, html) };
                if !store::update(txn, id, version, row).await? {
                    return Err(Error::Stale);
                }
                Ok(audit::record(txn, &actor, "update_reward", ("reward", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// When a voucher that is had now can be used last.
fn use_by(row: &Model, now: Instant) -> Instant {
    now + chrono::TimeDelta::days(row.voucher_days.into())
}

//! Use cases of earning rules.

pub mod dry_run;
pub mod follow;
pub mod receipts;
pub mod tenure;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::earning_rule::{ActiveModel, EarningKind, EarningRuleId, EarningRuleState, Model};
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::rules::NewRule;
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts, sessions};
use crate::once::Once;
use crate::page::PageRequest;

/// A rule, with who wrote it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The row.
    pub row: Model,
    /// Who wrote it.
    pub created_by: Option<AccountRef>,
}

fn unknown() -> Error {
    Error::NotFound("earning rule")
}

/// Rules, newest first.
///
/// # Errors
/// [`Code::Forbidden`].
pub async fn list(
    app: &App,
    actor: &Actor,
    page: &PageRequest<EarningRuleId>,
) -> Result<(Vec<Seen>, Option<String>), Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let (rows, next) = page.cut(store::page(app.db.read(), page).await?, |row| row.id);
    Ok((seen(app, rows).await?, next))
}

/// The rules by which points are earned now, for everybody.
///
/// # Errors
/// When the database fails.
pub async fn active(app: &App) -> Result<Vec<Model>, Error> {
    Ok(store::active(app.db.read()).await?)
}

/// The rule of a kind that was active at a time.
///
/// # Errors
/// When the database fails.
pub async fn active_at(
    db: &impl ConnectionTrait,
    kind: EarningKind,
    at: Instant,
) -> Result<Option<Model>, Error> {
    Ok(store::active_at(db, kind, at).await?)
}

async fn seen(app: &App, rows: Vec<Model>) -> Result<Vec<Seen>, Error> {
    let by: Vec<AccountId> = rows.iter().filter_map(|row| row.created_by).collect();
    let people = accounts::refs(app, &by, Scope::Club).await?;
    let seen = rows
        .into_iter()
        .map(|row| Seen { created_by: row.created_by.and_then(|id| people.get(&id).cloned()), row });
    Ok(seen.collect())
}

async fn get(app: &App, id: EarningRuleId) -> Result<Seen, Error> {
    let row = store::by_id(app.db.read(), id).await?.ok_or_else(unknown)?;
    seen(app, vec![row]).await?.pop().ok_or_else(unknown)
}

/// Writes a rule that gives nothing yet.
///
/// # Errors
/// [`Code::Forbidden`].
pub async fn create(app: &App, actor: &Actor, new: NewRule, once: Once) -> Result<Seen, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let id = app
        .db
        .write((actor.clone(), new, once, app.clock.now()), |txn, (actor, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::RunClub, Scope::Club)?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(EarningRuleId(before));
                }
                let row = ActiveModel {
                    kind: Set(new.kind),
                    points: Set(new.points),
                    daily_max: Set(new.daily_max),
                    fen_per_point: Set(new.fen_per_point),
                    pending_days: Set(new.pending_days),
                    state: Set(EarningRuleState::Draft),
                    created_by: Set(actor.account_id()),
                    created_at: Set(now),
                    ..Default::default()
                };
                let id = store::insert(txn, row).await?;
                let entity = ("earning_rule", id.0);
                audit::record(txn, &actor, "create_earning_rule", entity, json!({}), now).await?;
                once.remember(txn, id.0, now).await?;
                Ok(id)
            })
        })
        .await?;
    get(app, id).await
}

/// Switches a draft on: from now on it gives points, and the one of its kind that did so far no longer does.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::WrongState`].
pub async fn activate(app: &App, actor: &Actor, id: EarningRuleId) -> Result<Seen, Error> {
    change(app, actor, id, EarningRuleState::Active).await
}

/// Ends an active rule: what happens from now on earns nothing by it.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::WrongState`].
pub async fn end(app: &App, actor: &Actor, id: EarningRuleId) -> Result<Seen, Error> {
    change(app, actor, id, EarningRuleState::Ended).await
}

async fn change(app: &App, actor: &Actor, id: EarningRuleId, to: EarningRuleState) -> Result<Seen, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    app.db
        .write((actor.clone(), id, to, app.clock.now()), |txn, (actor, id, to, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::RunClub, Scope::Club)?;
                let row = store::by_id(txn, id).await?.ok_or_else(unknown)?;
                let ended = ActiveModel {
                    state: Set(EarningRuleState::Ended),
                    ended_at: Set(Some(now)),
                    ..Default::default()
                };
                let (from, act, changed) = if to == EarningRuleState::Active {
                    if row.state == EarningRuleState::Draft {
                        store::end_active(txn, row.kind, ended).await?;
                    }
                    let begun =
                        ActiveModel { state: Set(to), activated_at: Set(Some(now)), ..Default::default() };
                    (EarningRuleState::Draft, "activate_earning_rule", begun)
                } else {
                    (EarningRuleState::Active, "end_earning_rule", ended)
                };
                if !store::change(txn, id, from, changed).await? {
                    return Err(Error::Conflict(Code::WrongState));
                }
                Ok(audit::record(txn, &actor, act, ("earning_rule", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, id).await
}

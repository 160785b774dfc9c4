//! The steps from a visit to a contract, the points that it promises, and what takes them away again.

use linli_entities::Instant;
use linli_entities::earning_rule::{self, EarningKind};
use linli_entities::ledger_transaction::{LedgerTransactionId, SourceKind};
use linli_entities::referral::{ActiveModel, Model, ReferralId, ReferralState};
use sea_orm::Set;
use serde_json::json;

use super::{demand_uninvolved, note_step, reading, serving, unknown};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::earning_rules::logic as earning_rules;
use crate::features::memberships::logic as memberships;
use crate::features::ownerships::logic as ownerships;
use crate::features::points::logic::{Gift, moving, promising, reading as points};
use crate::features::points::rules::{Points, Terms};
use crate::features::referrals::rules::{self, NewStep};
use crate::features::referrals::store;
use crate::once::Once;

/// Referrals of one look.
const BATCH: u64 = 100;

/// Records a step of a referral. Signed, it promises points by the rule that held on that day, and gives them where their
/// days are over already; cancelled, they are taken away.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::Involved`], [`Code::WrongState`], [`Code::ReferenceUsed`],
/// [`Code::SameHousehold`]; what [`rules::demand`] refuses.
pub async fn record_step(
    app: &App,
    actor: &Actor,
    id: ReferralId,
    step: NewStep,
    once: Once,
) -> Result<reading::Seen, Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    let input = (actor.clone(), id, step, once, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, step, once, now)| {
            Box::pin(async move {
                let actor = serving(txn, &actor).await?;
                let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
                demand_uninvolved(&actor, &row)?;
                if once.made_before(txn).await?.is_some() {
                    return Ok(());
                }
                step_in(txn, &actor, row, step, now).await?;
                once.remember(txn, id.0, now).await
            })
        })
        .await?;
    reading::get(app, actor, id).await
}

async fn step_in(txn: &Txn, actor: &Actor, row: Model, step: NewStep, now: Instant) -> Result<(), Error> {
    let terms = memberships::terms(txn).await?;
    let last_on = store::last_on(txn, row.id).await?.ok_or_else(unknown)?;
    rules::demand(row.state, &step, last_on, terms.day(now))?;
    match step.to {
        ReferralState::Signed => sign(txn, actor, &row, &step, &terms, now).await?,
        ReferralState::Cancelled => cancel(txn, actor, &row, &terms, now).await?,
        to => move_to(txn, &row, ActiveModel { state: Set(to), ..Default::default() }).await?,
    }
    let by = actor.account_id();
    let detail =
        json!({ "state": step.to.as_str(), "happened_on": step.on, "back_in_time": step.on < last_on });
    note_step(txn, (row.id, step.to), step.on, step.reason, by, now).await?;
    audit::record(txn, actor, "record_referral_step", ("referral", row.id.0), detail, now).await?;
    if step.to == ReferralState::Signed {
        release_in(txn, row.id, &terms, now).await?;
    }
    Ok(())
}

async fn move_to(txn: &Txn, row: &Model, changed: ActiveModel) -> Result<(), Error> {
    let changed = ActiveModel { id: Set(row.id), version: Set(row.version + 1), ..changed };
    store::update(txn, changed).await.on_unique(Error::Conflict(Code::ReferenceUsed))
}

async fn sign(
    txn: &Txn,
    actor: &Actor,
    row: &Model,
    step: &NewStep,
    terms: &Terms,
    now: Instant,
) -> Result<(), Error> {
    // By now they may have claimed a home together.
    if ownerships::share(txn, row.referrer_account_id, row.referee_id).await? {
        return Err(Error::Conflict(Code::SameHousehold));
    }
    let signed = ActiveModel {
        state: Set(ReferralState::Signed),
        reference: Set(step.reference.clone()),
        signed_on: Set(Some(step.on)),
        ..Default::default()
    };
    // The contract first: of two that name it one comes to promise points.
    move_to(txn, row, signed).await?;
    let at = rules::held_at(terms, step.on, now);
    let Some(rule) = earning_rules::active_at(txn, EarningKind::ReferralSigned, at).await? else {
        return Ok(());
    };
    let Some(promised) = promise(txn, actor, row, (&rule, at), terms, now).await? else { return Ok(()) };
    let promised = ActiveModel {
        id: Set(row.id),
        transaction_id: Set(Some(promised)),
        release_on: Set(Some(rules::release_on(step.on, rule.pending_days))),
        ..Default::default()
    };
    Ok(store::update(txn, promised).await?)
}

/// Promises points to who sent, if they were a member on the day of the contract and are one now.
async fn promise(
    txn: &Txn,
    actor: &Actor,
    row: &Model,
    (rule, at): (&earning_rule::Model, Instant),
    terms: &Terms,
    now: Instant,
) -> Result<Option<LedgerTransactionId>, Error> {
    let member = memberships::member(txn, row.referrer_account_id).await?;
    let Some(member) = member.filter(|member| member.joined_at <= at) else { return Ok(None) };
    if let Some(max) = rule.daily_max {
        // Of two at the same moment the second counts the first.
        moving::lock(txn).await?;
        let today = points::count_by_rule(txn, member.id, rule.id.0, terms.day(now)).await?;
        if today >= u64::try_from(max).unwrap_or(0) {
            return Ok(None);
        }
    }
    let gift = Gift {
        membership_id: member.id,
        points: Points(rule.points),
        source: (SourceKind::Referral, row.id.0),
        fact: rules::fact(row),
        rule_id: Some(rule.id.0),
        actor_id: actor.account_id(),
    };
    promising::promise(txn, gift, terms, now).await
}

async fn cancel(txn: &Txn, actor: &Actor, row: &Model, terms: &Terms, now: Instant) -> Result<(), Error> {
    let cancelled =
        ActiveModel { state: Set(ReferralState::Cancelled), release_on: Set(None), ..Default::default() };
    move_to(txn, row, cancelled).await?;
    if let Some(promised) = row.transaction_id {
        promising::withdraw(txn, promised, actor.account_id(), terms, now).await?;
    }
    Ok(())
}

/// Gives the points of a few contracts whose days are over, each in a transaction of its own; answers of how many. It can
/// be broken off anywhere: what was given is found given.
///
/// # Errors
/// When the database fails.
pub async fn release_due(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let terms = memberships::terms(app.db.read()).await?;
    let due = store::due(app.db.read(), terms.day(now), BATCH).await?;
    let count = due.len();
    for id in due {
        app.db
            .write((id, terms, now), |txn, (id, terms, now)| {
                Box::pin(async move { release_in(txn, id, &terms, now).await })
            })
            .await?;
    }
    Ok(count)
}

/// Gives the points of a contract, if its days are over and nobody did or cancelled it meanwhile. Whoever left the club
/// gave up what was promised too.
async fn release_in(txn: &Txn, id: ReferralId, terms: &Terms, now: Instant) -> Result<(), Error> {
    let row = store::locked(txn, id).await?.ok_or_else(unknown)?;
    let is_due = row.release_on.is_some_and(|day| day <= terms.day(now));
    let (true, ReferralState::Signed, Some(promised)) = (is_due, row.state, row.transaction_id) else {
        return Ok(());
    };
    let given = ActiveModel { release_on: Set(None), ..Default::default() };
    if memberships::member(txn, row.referrer_account_id).await?.is_none() {
        move_to(txn, &row, given).await?;
        return promising::break_promise(txn, promised, None, terms, now).await.map(drop);
    }
    move_to(txn, &row, ActiveModel { state: Set(ReferralState::Rewarded), ..given }).await?;
    promising::release(txn, promised, terms, now).await?;
    note_step(txn, (id, ReferralState::Rewarded), terms.day(now), None, None, now).await
}

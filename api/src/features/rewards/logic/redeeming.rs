//! Redeeming, cancelling, and taking vouchers.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::ledger_transaction::SourceKind;
use linli_entities::membership::{self, MembershipId};
use linli_entities::redemption::{ActiveModel, Model, RedemptionId, RedemptionState};
use linli_entities::reward::RewardId;
use sea_orm::{ConnectionTrait, Set};
use serde_json::json;

use super::use_by;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::{AccountRef, sessions};
use crate::features::memberships;
use crate::features::points::logic::{Spending, moving};
use crate::features::points::rules::Points;
use crate::features::rewards::rules::{self, CODE_CHARS, Reader};
use crate::features::rewards::store;
use crate::once::Once;
use crate::page::PageRequest;
use crate::secret;

/// A redemption, as one reader sees it.
#[derive(Clone, Debug)]
pub struct SeenRedemption {
    /// The row.
    pub row: Model,
    /// What the reward is called.
    pub title: String,
    /// Whose it is.
    pub account: AccountRef,
    /// The number of the membership.
    pub number: String,
    /// Whether the reader may cancel it.
    pub may_cancel: bool,
    /// The time at which it was read.
    pub now: Instant,
}

fn unknown() -> Error {
    Error::NotFound("redemption")
}

/// Redeems a reward: a piece, the points and the voucher, together or not at all.
///
/// # Errors
/// [`Error::NotFound`], [`Code::NotAMember`], [`Code::NotOnOffer`], [`Code::LimitReached`], [`Code::OutOfStock`],
/// [`Code::NotEnoughPoints`].
pub async fn redeem(app: &App, actor: &Actor, id: RewardId, once: Once) -> Result<SeenRedemption, Error> {
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    // A draft is not there for whoever may not know of it.
    super::get(app, actor, id).await?;
    let code: String = secret::short_id().chars().take(CODE_CHARS).collect();
    let input = (actor.clone(), id, rules::code(&code), once, app.clock.now());
    let made = app
        .db
        .write(input, |txn, (actor, id, code, once, now)| {
            Box::pin(async move {
                sessions::seen_again(txn, &actor).await?;
                let member = memberships::logic::member_in(txn, &actor).await?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(RedemptionId(before));
                }
                let made = redeem_in(txn, id, member, code, now).await?;
                once.remember(txn, made.0, now).await?;
                Ok(made)
            })
        })
        .await?;
    get(app, actor, made).await
}

async fn redeem_in(
    txn: &Txn,
    id: RewardId,
    member: membership::Model,
    code: String,
    now: Instant,
) -> Result<RedemptionId, Error> {
    // The piece first: whoever redeems the same reward waits here, and counts what this one has.
    let taken = store::move_stock(txn, id, -1).await?;
    let reward = store::by_id(txn, id).await?.ok_or(Error::NotFound("reward"))?;
    let had = store::had(txn, member.id, &[id]).await?.first().map_or(0, |(_, count)| *count);
    // What there is of points, the ledger decides under its own lock.
    let reader = Reader { member: Some(member.clone()), available: Points(i64::MAX) };
    let with_stock = linli_entities::reward::Model { stock_left: None, ..reward.clone() };
    if let Some(code) = rules::refusal(&with_stock, &reader, u64::try_from(had).unwrap_or(0), now) {
        return Err(Error::Conflict(code));
    }
    if !taken {
        return Err(Error::Conflict(Code::OutOfStock));
    }
    let row = ActiveModel {
        reward_id: Set(id),
        membership_id: Set(member.id),
        points: Set(reward.points),
        code: Set(code),
        state: Set(RedemptionState::Issued),
        redeemed_at: Set(now),
        use_by_at: Set(use_by(&reward, now)),
        ..Default::default()
    };
    let made = store::insert_redemption(txn, row).await.on_unique(Error::Conflict(Code::WrongState))?;
    let spending = Spending {
        membership_id: member.id,
        points: Points(reward.points),
        source: (SourceKind::Redemption, made.0),
        actor_id: Some(member.account_id),
    };
    let terms = memberships::logic::terms(txn).await?;
    let spent = moving::spend(txn, spending, &terms, now).await?;
    let row = ActiveModel { id: Set(made), transaction_id: Set(Some(spent)), ..Default::default() };
    store::update_redemption(txn, row).await?;
    Ok(made)
}

/// Cancels a redemption whose voucher was not used: the points come back to where they came from, and the piece too.
///
/// # Errors
/// [`Error::NotFound`] for one of others, but for whoever runs the club; [`Code::WrongState`], also for one's own that was
/// won: no points would come back.
pub async fn cancel(
    app: &App,
    actor: &Actor,
    id: RedemptionId,
    reason: Option<String>,
) -> Result<SeenRedemption, Error> {
    actor.signed_in()?;
    // Whose it is not, knows nothing of it.
    get(app, actor, id).await?;
    let input = (actor.clone(), id, reason, app.clock.now());
    app.db
        .write(input, |txn, (actor, id, reason, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let row = store::redemption(txn, id).await?.ok_or_else(unknown)?;
                if row.transaction_id.is_none() && !super::runs(&actor) {
                    return Err(Error::Conflict(Code::WrongState));
                }
                let ended = ActiveModel {
                    state: Set(RedemptionState::Cancelled),
                    cancelled_at: Set(Some(now)),
                    cancelled_by: Set(actor.account_id()),
                    ..Default::default()
                };
                // Whoever comes second finds it cancelled.
                if !store::end_redemption(txn, id, ended).await? {
                    return Err(Error::Conflict(Code::WrongState));
                }
                store::move_stock(txn, row.reward_id, 1).await?;
                if let Some(spent) = row.transaction_id {
                    let terms = memberships::logic::terms(txn).await?;
                    moving::refund(txn, spent, None, actor.account_id(), &terms, now).await?;
                }
                let detail = json!({ "reason": reason });
                Ok(audit::record(txn, &actor, "cancel_redemption", ("redemption", id.0), detail, now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

/// One's own redemptions, newest first.
///
/// # Errors
/// [`Error::NotFound`] to whoever is no member.
pub async fn own(
    app: &App,
    actor: &Actor,
    page: &PageRequest<RedemptionId>,
) -> Result<(Vec<SeenRedemption>, Option<String>), Error> {
    let account_id = actor.signed_in()?.account_id;
    let member = memberships::logic::member(app.db.read(), account_id).await?;
    let member = member.ok_or(Error::NotFound("membership"))?;
    let rows = store::of_member(app.db.read(), member.id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

async fn get(app: &App, actor: &Actor, id: RedemptionId) -> Result<SeenRedemption, Error> {
    let row = store::redemption(app.db.read(), id).await?.ok_or_else(unknown)?;
    let seen = seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)?;
    let own = actor.account_id() == Some(seen.account.id);
    if own || super::runs(actor) { Ok(seen) } else { Err(unknown()) }
}

/// A voucher by its code, for staff who serve the club.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`].
pub async fn voucher(app: &App, actor: &Actor, code: &str) -> Result<SeenRedemption, Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    by_code(app, actor, code).await
}

async fn by_code(app: &App, actor: &Actor, code: &str) -> Result<SeenRedemption, Error> {
    let unknown = || Error::NotFound("voucher");
    let row = store::of_code(app.db.read(), &rules::code(code)).await?.ok_or_else(unknown)?;
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// Takes a voucher: once.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::Involved`] for one's own, [`Code::WrongState`], [`Code::TooLate`].
pub async fn take(app: &App, actor: &Actor, code: &str) -> Result<SeenRedemption, Error> {
    actor.demand(Permission::ServeClub, Scope::Anywhere)?;
    app.rates.write.count(&actor.signed_in()?.account_id)?;
    let input = (actor.clone(), rules::code(code), app.clock.now());
    app.db
        .write(input, |txn, (actor, code, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::ServeClub, Scope::Anywhere)?;
                let row = store::of_code(txn, &code).await?.ok_or(Error::NotFound("voucher"))?;
                let member = memberships::logic::account_of_in(txn, row.membership_id).await?;
                if member.is_some_and(|member| Some(member.account_id) == actor.account_id()) {
                    return Err(Error::Forbidden(Code::Involved));
                }
                rules::demand_usable(&row, now).map_err(Error::Conflict)?;
                let used = ActiveModel {
                    state: Set(RedemptionState::Used),
                    used_at: Set(Some(now)),
                    used_by: Set(actor.account_id()),
                    ..Default::default()
                };
                if !store::end_redemption(txn, row.id, used).await? {
                    return Err(Error::Conflict(Code::WrongState));
                }
                Ok(audit::record(txn, &actor, "use_voucher", ("redemption", row.id.0), json!({}), now)
                    .await?)
            })
        })
        .await?;
    by_code(app, actor, code).await
}

async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<SeenRedemption>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let rewards: Vec<RewardId> = rows.iter().map(|row| row.reward_id).collect();
    let titles: HashMap<RewardId, String> =
        store::by_ids(db, &rewards).await?.into_iter().map(|row| (row.id, row.title)).collect();
    let members: Vec<MembershipId> = rows.iter().map(|row| row.membership_id).collect();
    let people = memberships::logic::people(app, &members).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let (member, account) = people.get(&row.membership_id)?;
        let own = actor.account_id() == Some(account.id);
        Some(SeenRedemption {
            title: titles.get(&row.reward_id).cloned().unwrap_or_default(),
            account: account.clone(),
            number: memberships::rules::number(member.id),
            may_cancel: row.state == RedemptionState::Issued
                && (own && row.transaction_id.is_some() || super::runs(actor)),
            row,
            now,
        })
    });
    Ok(seen.collect())
}

/// What the rewards of these redemptions are called.
///
/// # Errors
/// When the database fails.
pub async fn titles(
    db: &impl ConnectionTrait,
    ids: &[RedemptionId],
) -> Result<HashMap<RedemptionId, String>, Error> {
    let rows = store::redemptions(db, ids).await?;
    let rewards: Vec<RewardId> = rows.iter().map(|row| row.reward_id).collect();
    let titles: HashMap<RewardId, String> =
        store::by_ids(db, &rewards).await?.into_iter().map(|row| (row.id, row.title)).collect();
    Ok(rows.into_iter().filter_map(|row| Some((row.id, titles.get(&row.reward_id)?.clone()))).collect())
}

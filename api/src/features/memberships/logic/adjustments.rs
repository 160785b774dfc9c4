//! Points that are given or taken by hand: one proposes, another decides, and neither is the member.

use chrono::TimeDelta;
use linli_entities::account::AccountId;
use linli_entities::adjustment::{ActiveModel, AdjustmentId, AdjustmentState, Model};
use linli_entities::ledger_transaction::SourceKind;
use linli_entities::membership::{self, MembershipId};
use sea_orm::Set;
use serde_json::json;

use super::{club, reading};
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::{AccountRef, refs as accounts, sessions};
use crate::features::memberships::rules::{self, NewAdjustment};
use crate::features::memberships::store;
use crate::features::points::logic::{Spending, moving};
use crate::features::points::rules::Points;
use crate::once::Once;
use crate::page::PageRequest;

/// Within which time what somebody proposes is counted together.
const MONTH: TimeDelta = TimeDelta::days(30);

/// An adjustment, as one reader sees it.
#[derive(Clone, Debug)]
pub struct SeenAdjustment {
    /// The row.
    pub row: Model,
    /// Whose points.
    pub account: AccountRef,
    /// Who proposed it.
    pub proposed_by: Option<AccountRef>,
    /// Who decided.
    pub decided_by: Option<AccountRef>,
    /// Whether the reader may decide.
    pub may_decide: bool,
}

/// Proposes to give or take points.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::Involved`] to the member, [`Code::OverLimit`].
pub async fn propose(
    app: &App,
    actor: &Actor,
    id: MembershipId,
    new: NewAdjustment,
    once: Once,
) -> Result<SeenAdjustment, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let input = (actor.clone(), id, new, once, app.clock.now());
    let made = app
        .db
        .write(input, |txn, (actor, id, new, once, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::RunClub, Scope::Club)?;
                if let Some(before) = once.made_before(txn).await? {
                    return Ok(AdjustmentId(before));
                }
                let member = member_of(txn, id).await?;
                let by = actor.account_id();
                if by == Some(member.account_id) {
                    return Err(Error::Forbidden(Code::Involved));
                }
                let before = match by {
                    Some(by) => store::proposed_since(txn, by, now - MONTH).await?,
                    None => 0,
                };
                rules::demand_within(new.points, store::club(txn).await?.adjustment_max, before)?;
                let row = ActiveModel {
                    membership_id: Set(id),
                    points: Set(new.points),
                    reason: Set(new.reason),
                    state: Set(AdjustmentState::Proposed),
                    proposed_by: Set(by),
                    proposed_at: Set(now),
                    ..Default::default()
                };
                let made = store::insert_adjustment(txn, row).await?;
                let detail = json!({ "points": new.points, "membership_id": id });
                audit::record(txn, &actor, "propose_adjustment", ("adjustment", made.0), detail, now).await?;
                once.remember(txn, made.0, now).await?;
                Ok(made)
            })
        })
        .await?;
    get(app, actor, made).await
}

async fn member_of(txn: &Txn, id: MembershipId) -> Result<membership::Model, Error> {
    let member = store::by_id(txn, id).await?.filter(|row| row.left_at.is_none());
    member.ok_or(Error::NotFound("membership"))
}

/// Decides on an adjustment. What is approved is in the ledger at once.
///
/// # Errors
/// [`Code::Forbidden`], [`Error::NotFound`], [`Code::Involved`], [`Code::WrongState`], [`Code::NotEnoughPoints`].
pub async fn decide(
    app: &App,
    actor: &Actor,
    id: AdjustmentId,
    to: AdjustmentState,
) -> Result<SeenAdjustment, Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    app.db
        .write((actor.clone(), id, to, app.clock.now()), |txn, (actor, id, to, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                actor.demand(Permission::RunClub, Scope::Club)?;
                let unknown = || Error::NotFound("adjustment");
                let row = store::adjustment(txn, id).await?.ok_or_else(unknown)?;
                let member = store::by_id(txn, row.membership_id).await?.ok_or_else(unknown)?;
                rules::demand_decider(&row, member.account_id, actor.account_id())?;
                let decided = ActiveModel {
                    state: Set(to),
                    decided_by: Set(actor.account_id()),
                    decided_at: Set(Some(now)),
                    ..Default::default()
                };
                if !store::decide(txn, id, decided).await? {
                    return Err(Error::Conflict(Code::WrongState));
                }
                if to == AdjustmentState::Approved {
                    let spending = Spending {
                        membership_id: member_of(txn, row.membership_id).await?.id,
                        points: Points(row.points),
                        source: (SourceKind::Adjustment, id.0),
                        actor_id: actor.account_id(),
                    };
                    moving::adjust(txn, spending, &club::terms(txn).await?, now).await?;
                }
                let act =
                    if to == AdjustmentState::Approved { "approve_adjustment" } else { "refuse_adjustment" };
                Ok(audit::record(txn, &actor, act, ("adjustment", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn get(app: &App, actor: &Actor, id: AdjustmentId) -> Result<SeenAdjustment, Error> {
    let unknown = || Error::NotFound("adjustment");
    let row = store::adjustment(app.db.read(), id).await?.ok_or_else(unknown)?;
    seen(app, actor, vec![row]).await?.pop().ok_or_else(unknown)
}

/// Adjustments, newest first.
///
/// # Errors
/// [`Code::Forbidden`].
pub async fn list(
    app: &App,
    actor: &Actor,
    state: Option<AdjustmentState>,
    membership_id: Option<MembershipId>,
    page: &PageRequest<AdjustmentId>,
) -> Result<(Vec<SeenAdjustment>, Option<String>), Error> {
    actor.demand(Permission::RunClub, Scope::Club)?;
    let rows = store::page_of_adjustments(app.db.read(), state, membership_id, page).await?;
    let (rows, next) = page.cut(rows, |row| row.id);
    Ok((seen(app, actor, rows).await?, next))
}

async fn seen(app: &App, actor: &Actor, rows: Vec<Model>) -> Result<Vec<SeenAdjustment>, Error> {
    let members: Vec<MembershipId> = rows.iter().map(|row| row.membership_id).collect();
    let members = reading::people(app, &members).await?;
    let staff: Vec<AccountId> =
        rows.iter().flat_map(|row| [row.proposed_by, row.decided_by]).flatten().collect();
    let staff = accounts::refs(app, &staff, Scope::Club).await?;
    let seen = rows.into_iter().filter_map(|row| {
        let (member, account) = members.get(&row.membership_id)?;
        let may_decide = rules::demand_decider(&row, member.account_id, actor.account_id()).is_ok();
        let named = |id: Option<AccountId>| id.and_then(|id| staff.get(&id).cloned());
        Some(SeenAdjustment {
            account: account.clone(),
            proposed_by: named(row.proposed_by),
            decided_by: named(row.decided_by),
            may_decide,
            row,
        })
    });
    Ok(seen.collect())
}

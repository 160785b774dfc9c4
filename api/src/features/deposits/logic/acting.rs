//! What members and staff do with deposits.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::deposit::{ActiveModel, DepositId, DepositReason, DepositState, Model};
use linli_entities::deposit_act::DepositActKind;
use sea_orm::Set;
use serde_json::json;

use super::ending::end_in;
use super::{Seen, get, is_decided, is_selecting, locked, note};
use crate::actor::{Actor, Permission};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, OnViolation as _};
use crate::features::accounts::logic::sessions;
use crate::features::deposits::input::{ApplicationInput, SelectionInput};
use crate::features::deposits::rules::{self, Step};
use crate::features::deposits::store;
use crate::features::group_buys::logic::Known;
use crate::features::{auctions, memberships, payments};

/// What staff decide of a deposit.
#[derive(Clone, Debug)]
enum Decision {
    /// The member chose this home.
    Select(Option<String>),
    /// The member is not selected.
    Release,
    /// The money went into this contract.
    Apply(String),
}

fn wrong_state() -> Error {
    Error::Conflict(Code::WrongState)
}

/// Whose membership a deposit is of.
async fn account_of(txn: &Txn, row: &Model) -> Result<Option<AccountId>, Error> {
    let member = memberships::logic::account_of_in(txn, row.membership_id).await?;
    Ok(member.map(|member| member.account_id))
}

/// Withdraws one's own deposit: at any time before its money is in a contract, and nobody asks why. What was held goes
/// back.
///
/// # Errors
/// [`Error::NotFound`] for one of others; [`Code::HighestBidder`] to whoever leads an auction or won it, until the day to
/// sign by has passed; [`Code::WrongState`] for what is over or applied.
pub async fn withdraw(app: &App, actor: &Actor, id: DepositId) -> Result<Seen, Error> {
    let seen = get(app, actor, id).await?;
    if actor.account_id() != Some(seen.account.id) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    app.db
        .write((actor.clone(), id, app.clock.now()), |txn, (actor, id, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let (row, group_buy) = locked(txn, id).await?;
                if auctions::logic::bound(txn, [&group_buy.row], now).await?.contains(&id) {
                    return Err(Error::Conflict(Code::HighestBidder));
                }
                let step = (Step::Withdraw, DepositReason::Withdrawn);
                if end_in(txn, &row, &group_buy, step, actor.account_id(), now).await? {
                    Ok(())
                } else {
                    Err(wrong_state())
                }
            })
        })
        .await?;
    get(app, actor, id).await
}

/// Selects the member of a deposit whose money is held, with the home that was chosen.
///
/// # Errors
/// [`Error::NotFound`], [`Code::Forbidden`], [`Code::Involved`] for one's own, [`Error::Invalid`], [`Code::WrongState`].
pub async fn select(app: &App, actor: &Actor, id: DepositId, input: SelectionInput) -> Result<Seen, Error> {
    demand_managed(app, actor, id).await?;
    decide(app, actor, id, Decision::Select(input.parse()?)).await
}

/// Selects whoever won an auction, whose group buy is held.
///
/// # Errors
/// [`Code::WrongState`] where the money is not held.
pub async fn win(txn: &Txn, id: DepositId, home: Option<String>, now: Instant) -> Result<(), Error> {
    let (row, _) = locked(txn, id).await?;
    let to = ActiveModel { selected_at: Set(Some(now)), unit: Set(home), ..Default::default() };
    step_in(txn, &row, (Step::Select, to), (DepositActKind::Selected, None), now).await
}

/// Says that the member of a deposit is not selected: the money goes back.
///
/// # Errors
/// As [`select`].
pub async fn release(app: &App, actor: &Actor, id: DepositId) -> Result<Seen, Error> {
    decide(app, actor, id, Decision::Release).await
}

/// Applies the deposit of a selected member to a contract.
///
/// # Errors
/// As [`select`]; [`Code::ReferenceUsed`] where the contract has another deposit.
pub async fn apply(app: &App, actor: &Actor, id: DepositId, input: ApplicationInput) -> Result<Seen, Error> {
    demand_managed(app, actor, id).await?;
    decide(app, actor, id, Decision::Apply(input.parse()?)).await
}

/// Demands that the actor knows of the deposit and decides on it.
async fn demand_managed(app: &App, actor: &Actor, id: DepositId) -> Result<(), Error> {
    let seen = get(app, actor, id).await?;
    demand(&seen.group_buy, actor, Some(seen.account.id))
}

fn demand(group_buy: &Known, actor: &Actor, whose: Option<AccountId>) -> Result<(), Error> {
    if !group_buy.places().any(actor, Permission::ManageGroupBuys) {
        return Err(Error::Forbidden(Code::Forbidden));
    }
    if whose.is_some() && whose == actor.account_id() {
        return Err(Error::Forbidden(Code::Involved));
    }
    Ok(())
}

async fn decide(app: &App, actor: &Actor, id: DepositId, decision: Decision) -> Result<Seen, Error> {
    demand_managed(app, actor, id).await?;
    app.db
        .write((actor.clone(), id, decision, app.clock.now()), |txn, (actor, id, decision, now)| {
            Box::pin(async move {
                let actor = sessions::seen_again(txn, &actor).await?;
                let (row, group_buy) = locked(txn, id).await?;
                demand(&group_buy, &actor, account_of(txn, &row).await?)?;
                let act = decide_in(txn, &actor, (&row, &group_buy), decision, now).await?;
                Ok(audit::record(txn, &actor, act, ("deposit", id.0), json!({}), now).await?)
            })
        })
        .await?;
    get(app, actor, id).await
}

async fn decide_in(
    txn: &Txn,
    actor: &Actor,
    (row, group_buy): (&Model, &Known),
    decision: Decision,
    now: Instant,
) -> Result<&'static str, Error> {
    let by = actor.account_id();
    match decision {
        Decision::Select(unit) if is_selecting(group_buy, now) => {
            let to = ActiveModel { selected_at: Set(Some(now)), unit: Set(unit), ..Default::default() };
            step_in(txn, row, (Step::Select, to), (DepositActKind::Selected, by), now).await?;
            Ok("select_deposit")
        }
        Decision::Release if is_decided(group_buy) && rules::is_seated(row.state) => {
            let step = (Step::Release, DepositReason::NotSelected);
            if end_in(txn, row, group_buy, step, by, now).await? {
                Ok("release_deposit")
            } else {
                Err(wrong_state())
            }
        }
        Decision::Apply(contract) if is_decided(group_buy) => {
            let to = ActiveModel {
                applied_at: Set(Some(now)),
                contract_reference: Set(Some(contract)),
                ..Default::default()
            };
            step_in(txn, row, (Step::Apply, to), (DepositActKind::Applied, by), now).await?;
            payments::logic::moving::apply(txn, row, by, now).await?;
            Ok("apply_deposit")
        }
        _ => Err(wrong_state()),
    }
}

/// Takes a step that ends nothing.
async fn step_in(
    txn: &Txn,
    row: &Model,
    (step, to): (Step, ActiveModel),
    (act, by): (DepositActKind, Option<AccountId>),
    now: Instant,
) -> Result<(), Error> {
    let state: DepositState = rules::next(row.state, step).ok_or_else(wrong_state)?;
    let to = ActiveModel { state: Set(state), ..to };
    let changed = store::update(txn, row.id, row.state, to).await;
    if !changed.on_unique(Error::Conflict(Code::ReferenceUsed))? {
        return Err(wrong_state());
    }
    note(txn, row.id, act, by, now).await
}
